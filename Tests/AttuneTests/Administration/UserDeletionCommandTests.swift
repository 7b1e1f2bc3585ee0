import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// `attune user delete`, while a server serves the same journal.
@Suite("attune user delete")
struct UserDeletionCommandTests {
    @Test("an account that is deleted is gone at once, with a receipt, and the server goes on erasing others")
    func delete() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let alice = try journal.server.signUp("alice")
            let bob = try journal.server.signUp("bob")
            let client = try APIClient(port: journal.server.port, token: alice)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            // Once more, so that the page is one that the server has kept.
            for _ in 0..<2 { #expect(try journal.status(alice) == 200) }

            let deleted = try journal.attune("user", "delete", try journal.id(of: alice), "--yes", "--json")
            let statuses = try (journal.status(alice), journal.status(bob))
            let erased = try APIClient(port: journal.server.port, token: bob).send(
                "DELETE", "/v1/users/me", ["currentPassword": .string(OperatedJournal.password)])

            #expect(deleted.end == .exited(0), "\(deleted.errors)")
            let receipt = try JSONParser.parse(Array(deleted.output.utf8))
            #expect(receipt.value(at: "/counts/check-ins") == 1)
            #expect(receipt.value(at: "/keyDestroyed") == true)
            #expect(statuses == (401, 200))
            #expect(try journal.signIn("alice@example.org", OperatedJournal.password).status == 401)
            #expect(erased.status == 200)
            #expect(try JSONParser.parse(erased.body).value(at: "/keyDestroyed") == true)
            // Both were taken from the key, the one by the command and the other by the server.
            #expect(try directoryHolds(journal, keysWithout: 2))
            try journal.server.stop()
        }
    }

    /// Whether the key file is as long as one from which so many people were taken: 2.7 KB, and some 2 KB for each more.
    private func directoryHolds(_ journal: OperatedJournal, keysWithout people: Int) throws -> Bool {
        try journal.directory.contents(of: "data/master.key").count > 2_000 * people
    }

    @Test("before an account is deleted its address is asked for, and another one deletes nothing")
    func confirmation() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let alice = try journal.server.signUp("alice")
            let id = try journal.id(of: alice)

            let wrong = try journal.attune("user", "delete", id, input: "bob@example.org\n")
            let nothing = try journal.attune("user", "delete", id)
            let still = try journal.status(alice)
            let right = try journal.attune("user", "delete", id, input: "Alice@example.org\n")

            #expect(wrong.end == .exited(1) && wrong.errors.contains("nothing was erased"))
            #expect(!wrong.errors.contains("alice@"))
            #expect(nothing.end == .exited(1))
            #expect(still == 200)
            #expect(right.end == .exited(0))
            #expect(right.output.contains("No backup opens"))
            #expect(try journal.status(alice) == 401)
            try journal.server.stop()
        }
    }
}
