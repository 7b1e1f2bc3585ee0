package import CivilTime
package import JSON

/// What a person shows to whoever holds one token, and until when. Nothing is shown without one.
package struct Share: Sendable, Hashable {
    package let id: UUID
    package let terms: ShareTerms
    package let createdAt: Instant
    package let expiresAt: Instant
    package let lastUsedAt: Instant?
    /// Reads through it.
    package let uses: Int

    /// Days that a share lasts at most.
    package static let maximumDays = 365
    /// Shares that a person has at once at most: more than anybody keeps an eye on.
    package static let limit = 100

    package init(
        id: UUID, terms: ShareTerms, createdAt: Instant, expiresAt: Instant, lastUsedAt: Instant? = nil, uses: Int = 0
    ) {
        self.id = id
        self.terms = terms
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.uses = uses
    }

    /// The share as its owner sees it; its token is nowhere.
    package var json: JSONObject {
        var object: JSONObject = ["id": .string(id.description)]
        for member in terms.json.members { object[member.name] = member.value }
        object.set("createdAt", createdAt.utcText)
        object.set("expiresAt", expiresAt.utcText)
        object["lastUsedAt"] = lastUsedAt.map { .string($0.utcText) } ?? .null
        object.set("uses", uses)
        return object
    }
}
