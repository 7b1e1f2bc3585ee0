import JSON
import Journal
import JournalStorage
import Testing

/// A password hash is kept with its parameters and made anew at the next sign-in once they have changed.
@Suite("password renewal")
struct PasswordRenewalTests {
    private static let signUp: JSONValue = [
        "email": "alice@example.org", "password": "correct horse battery", "timeZone": "UTC",
    ]

    private static func signIn(_ password: String) -> JSONValue {
        ["email": "alice@example.org", "password": .string(password)]
    }

    /// The parameters of Alice's stored hash.
    private static func cost(in services: JournalServices) async throws -> Substring? {
        let email = try #require(EmailAddress("alice@example.org"))
        let hash = try services.sqlite.store.read { try $0.account(email: email)?.passwordHash }
        return hash?.split(separator: "$").dropFirst().first
    }

    @Test("a right password renews a hash of another cost, and signs in before and after")
    func renewed() async throws {
        let cheap = try JournalServices(logN: 4)
        _ = try await cheap.users.signUp(Self.signUp, from: "192.0.2.1")
        let dear = try JournalServices(on: cheap.sqlite, logN: 5)

        let before = try await Self.cost(in: dear)
        _ = try await dear.tokens.signIn(Self.signIn("correct horse battery"), from: "192.0.2.1")
        let after = try await Self.cost(in: dear)
        _ = try await dear.tokens.signIn(Self.signIn("correct horse battery"), from: "192.0.2.1")

        #expect(before == "ln=4,r=1,p=1")
        #expect(after == "ln=5,r=1,p=1")
    }

    @Test("a wrong password renews nothing")
    func notRenewed() async throws {
        let cheap = try JournalServices(logN: 4)
        _ = try await cheap.users.signUp(Self.signUp, from: "192.0.2.1")
        let dear = try JournalServices(on: cheap.sqlite, logN: 5)

        await #expect(throws: JournalError.self) {
            _ = try await dear.tokens.signIn(Self.signIn("wrong horse battery"), from: "192.0.2.1")
        }

        #expect(try await Self.cost(in: dear) == "ln=4,r=1,p=1")
    }
}
