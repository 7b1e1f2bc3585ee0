package import CivilTime

/// Who is asking, and what the token they showed may do.
package final class Session: Sendable {
    package let person: Person
    package let tokenID: UUID
    package let scopes: [Scope]
    /// Exact to a minute.
    package let lastUsedAt: Instant?
    /// The person's change number in the transaction that found the token: raised by each write to their records.
    package let changeNumber: Int64

    package init(person: Person, tokenID: UUID, scopes: [Scope], lastUsedAt: Instant?, changeNumber: Int64) {
        self.person = person
        self.tokenID = tokenID
        self.scopes = scopes
        self.lastUsedAt = lastUsedAt
        self.changeNumber = changeNumber
    }
}
