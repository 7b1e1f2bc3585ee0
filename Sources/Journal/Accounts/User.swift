package import CivilTime
package import JSON

/// A person with an account, as they see themselves.
package struct User: Sendable, Hashable {
    package let id: UUID
    package var email: EmailAddress
    package var displayName: String?
    /// An IANA name.
    package var timeZone: String
    package let createdAt: Instant

    package init(id: UUID, email: EmailAddress, displayName: String?, timeZone: String, createdAt: Instant) {
        self.id = id
        self.email = email
        self.displayName = displayName
        self.timeZone = timeZone
        self.createdAt = createdAt
    }

    /// The user as clients see it.
    package var json: JSONObject {
        var object: JSONObject = ["id": .string(id.description), "email": .string(email.text)]
        object.set("displayName", displayName)
        object.set("timeZone", timeZone)
        object.set("createdAt", createdAt.utcText)
        return object
    }
}
