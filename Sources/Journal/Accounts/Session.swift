package import CivilTime

/// Who is asking, and what the token they showed may do.
package final class Session: Sendable {
    package let person: Person
    package let tokenID: UUID
    package let scopes: [Scope]
    /// What the token of a calendar feed reads, and nothing else.
    package let feed: CalendarFeed?
    /// The share whose token it is, which opens the summary of its person, and nothing else.
    package let share: ShareAccess?
    /// Exact to a minute.
    package let lastUsedAt: Instant?
    /// The person's change number in the transaction that found the token: raised by each write to their records.
    package let changeNumber: Int64

    package init(
        person: Person, tokenID: UUID, scopes: [Scope], feed: CalendarFeed? = nil, lastUsedAt: Instant?,
        changeNumber: Int64
    ) {
        self.person = person
        self.tokenID = tokenID
        self.scopes = scopes
        self.feed = feed
        share = nil
        self.lastUsedAt = lastUsedAt
        self.changeNumber = changeNumber
    }

    /// That of whoever holds the token of a share.
    package init(reading access: ShareAccess) {
        person = access.person
        tokenID = access.share.id
        scopes = []
        feed = nil
        share = access
        lastUsedAt = access.share.lastUsedAt
        changeNumber = 0
    }
}
