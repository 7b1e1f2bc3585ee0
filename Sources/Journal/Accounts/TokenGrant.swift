/// What a new token is for.
struct TokenGrant: Sendable {
    let label: String?
    let scopes: [Scope]
    let expiresInDays: Int?
}
