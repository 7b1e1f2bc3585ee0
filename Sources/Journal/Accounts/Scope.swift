/// What a token may do.
package enum Scope: String, Sendable, CaseIterable {
    case journalRead = "journal:read"
    case journalWrite = "journal:write"
    case account
}
