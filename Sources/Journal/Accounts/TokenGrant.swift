/// What a new token is for.
struct TokenGrant: Sendable {
    let label: String?
    let scopes: [Scope]
    /// The calendar that it reads instead.
    var feed: CalendarFeed?
    let expiresInDays: Int?
}
