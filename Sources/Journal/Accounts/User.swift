package import CivilTime
package import JSON

/// A person with an account, as they see themselves.
package struct User: Sendable, Hashable {
    package let id: UUID
    package var email: EmailAddress
    package var displayName: String?
    /// An IANA name.
    package var timeZone: String
    /// A language tag (RFC 5646), which chooses the language of the crisis text.
    package var locale: String?
    package let createdAt: Instant

    package init(
        id: UUID, email: EmailAddress, displayName: String?, timeZone: String, locale: String? = nil, createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.displayName = displayName
        self.timeZone = timeZone
        self.locale = locale
        self.createdAt = createdAt
    }

    /// The user as clients see it.
    package var json: JSONObject {
        var object: JSONObject = ["id": .string(id.description), "email": .string(email.text)]
        object.set("displayName", displayName)
        object.set("timeZone", timeZone)
        object.set("locale", locale)
        object.set("createdAt", createdAt.utcText)
        return object
    }
}
