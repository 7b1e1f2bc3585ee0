import JSON
package import Journal
import JournalStorage

extension Administration {
    /// Accounts that are read at once.
    private static let pageSize = 500

    /// Opens an account, also where people cannot do so themselves.
    package func createUser(email: String, password: Password, timeZone: String) async throws -> User {
        try await services.users.open([
            "email": .string(email), "password": .string(password.text), "timeZone": .string(timeZone),
        ])
    }

    /// Calls `body` with each account, the oldest first.
    ///
    /// - Parameter withEmails: whether the email addresses are opened, which are personal data.
    package func forEachUser(withEmails: Bool, _ body: (AccountLine) -> Void) throws {
        var last: UUID?
        repeat {
            let page = try store.read { transaction in
                try transaction.accountFigures(after: last, now: now(), limit: Self.pageSize).map {
                    AccountLine(figures: $0, email: withEmails ? try transaction.account(id: $0.id)?.user.email : nil)
                }
            }
            for line in page { body(line) }
            last = page.count == Self.pageSize ? page.last?.figures.id : nil
        } while last != nil
    }

    /// The email address of an account that an operator names, to be typed again before it is erased.
    package func email(of name: String) throws -> EmailAddress { try account(name).user.email }

    /// Erases an account and everything in it, for good.
    package func deleteUser(_ name: String) async throws -> ErasureReceipt {
        try await services.users.erase(account(name).person)
    }

    /// Sets another password, and ends every token and share of the account.
    package func resetPassword(of name: String, to password: Password) async throws {
        try await services.users.reset(password, of: account(name).person)
    }

    /// The live tokens of an account, the newest first.
    ///
    /// - Parameter withLabels: whether it is told what the person calls each, which is personal data.
    package func tokens(of name: String, withLabels: Bool) throws -> [TokenLine] {
        let person = try account(name).person
        return try store.read { try services.tokens.list(of: person, from: $0) }
            .map { TokenLine(token: $0, isLabelled: withLabels) }
    }

    /// Revokes one token, whosever it is.
    package func revokeToken(_ id: String) async throws {
        let owner = try store.read { transaction in try UUID(id).flatMap { try transaction.owner(ofToken: $0) } }
        guard let id = UUID(id), let owner else {
            throw StartError(
                problems: ["there is no token with this id"],
                remedy: "attune token list --user prints the ids of an account's; a token's value is not its id.")
        }
        try await services.tokens.revoke(id, of: owner)
    }

    /// Revokes every token of an account and says how many still worked.
    package func revokeTokens(of name: String) async throws -> Int {
        try await services.tokens.revokeAll(of: account(name).person)
    }
}
