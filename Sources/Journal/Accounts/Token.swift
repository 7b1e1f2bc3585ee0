package import CivilTime
package import JSON

/// A bearer token, without its value: the database keeps only a digest of that.
package struct Token: Sendable, Hashable {
    package let id: UUID
    package let label: String?
    package let scopes: [Scope]
    /// The one thing that the token of a calendar feed reads; it has no scopes.
    package let feed: CalendarFeed?
    package let createdAt: Instant
    /// `nil`: until it is revoked.
    package let expiresAt: Instant?
    /// Exact to a minute.
    package let lastUsedAt: Instant?

    package init(
        id: UUID, label: String?, scopes: [Scope], feed: CalendarFeed? = nil, createdAt: Instant, expiresAt: Instant?,
        lastUsedAt: Instant?
    ) {
        self.id = id
        self.label = label
        self.scopes = scopes
        self.feed = feed
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// The token as its owner sees it in a list.
    package var json: JSONObject {
        var object: JSONObject = ["id": .string(id.description)]
        object.set("label", label)
        object["scopes"] = .array(scopes.map { .string($0.rawValue) })
        object["calendar"] = feed.map { .object($0.json) }
        object.set("createdAt", createdAt.utcText)
        object["expiresAt"] = expiresAt.map { .string($0.utcText) } ?? .null
        object.set("lastUsedAt", lastUsedAt?.utcText)
        return object
    }
}
