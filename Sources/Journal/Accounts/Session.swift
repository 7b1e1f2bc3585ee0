package import CivilTime

/// Who is asking, and what the token they showed may do.
package struct Session: Sendable {
    package let person: Person
    package let tokenID: UUID
    package let scopes: [Scope]
    /// Exact to a minute.
    package let lastUsedAt: Instant?

    package init(person: Person, tokenID: UUID, scopes: [Scope], lastUsedAt: Instant?) {
        self.person = person
        self.tokenID = tokenID
        self.scopes = scopes
        self.lastUsedAt = lastUsedAt
    }
}
