package import CivilTime

/// How much there is of an account, without a word of what is in it.
package struct AccountFigures: Sendable, Hashable {
    package let id: UUID
    package let createdAt: Instant
    /// When one of its tokens was last used, exact to a minute; `nil`: none of those that are left ever was.
    package let lastSeenAt: Instant?
    /// Live records.
    package let records: Int
    /// Live tokens.
    package let tokens: Int

    package init(id: UUID, createdAt: Instant, lastSeenAt: Instant?, records: Int, tokens: Int) {
        self.id = id
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.records = records
        self.tokens = tokens
    }
}
