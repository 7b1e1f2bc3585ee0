import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// `attune token`, while a server serves the same journal.
@Suite("attune token")
struct TokenCommandTests {
    @Test("a token that is revoked is refused at once, and no other")
    func revoke() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let first = try journal.server.signUp("alice")
            let (_, second, id) = try journal.signIn("alice@example.org", OperatedJournal.password)
            let token = try #require(second)
            for _ in 0..<2 { #expect(try journal.status(token) == 200) }

            let revoked = try journal.attune("token", "revoke", try #require(id))
            let again = try journal.attune("token", "revoke", try #require(id))

            #expect(revoked.end == .exited(0), "\(revoked.errors)")
            #expect(try journal.status(token) == 401)
            #expect(try journal.status(first) == 200)
            #expect(again.end == .exited(1))
            #expect(again.errors.contains("there is no token with this id"))
            try journal.server.stop()
        }
    }

    @Test("all tokens of an account are revoked at once, by its address or its id, and nobody else's")
    func revokeAll() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let alice = try journal.server.signUp("alice")
            let bob = try journal.server.signUp("bob")
            let id = try journal.id(of: alice)
            let second = try #require(try journal.signIn("alice@example.org", OperatedJournal.password).token)

            let revoked = try journal.attune("token", "revoke", "--user", id, "--all")
            let statuses = try [alice, second, bob].map { try journal.status($0) }
            let none = try journal.attune("token", "revoke", "--user", "alice@example.org", "--all")

            #expect(revoked.output == "Revoked: 2\n")
            #expect(statuses == [401, 401, 200])
            #expect(none.output == "Revoked: 0\n")
            try journal.server.stop()
        }
    }

    @Test("a list has ids and scopes, what the person calls a token only where it is asked for, and no value ever")
    func list() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            _ = try journal.server.signUp("alice")
            let made = try journal.signIn("alice@example.org", OperatedJournal.password)
            let id = try #require(made.id)
            let value = try #require(made.token)

            let plain = try journal.attune("token", "list", "--user", "alice@example.org")
            let labelled = try journal.attune("token", "list", "--user", "alice@example.org", "--labels")
            let json = try journal.attune("token", "list", "--user", "alice@example.org", "--json")

            let outputs = plain.output + labelled.output + json.output
            #expect(plain.output.contains(id) && plain.output.contains("journal:read"))
            #expect(!plain.output.contains("the phone") && !json.output.contains("the phone"))
            #expect(labelled.output.contains("the phone"))
            #expect(!outputs.contains("att_") && !outputs.contains(value))
            let first = try JSONParser.parse(Array(try #require(json.output.split(separator: "\n").first).utf8))
            #expect(first.value(at: "/id")?.text == id)
            try journal.server.stop()
        }
    }

    @Test(
        "what does not say which token is meant is wrong usage",
        arguments: [[], ["--all"], ["--user", "a@b"], [FreshID.first, "--all"], [FreshID.first, "--user", "a@b"]])
    func usage(arguments: [String]) async throws {
        try await onThread {
            let (end, process) = try AttuneProgram.run(["token", "revoke"] + arguments)

            #expect(end == .exited(64))
            #expect(process.errors.contains("Name the id of a token"))
        }
    }
}
