import Crypto
import Journal
import SQLite
import Testing

@testable import JournalStorage

/// Whoever can write to the file, but has no key, can lose a journal but not change, swap or read it.
@Suite("sealing")
struct SealingTests {
    let sqlite: SQLiteJournal
    let alice: Person
    let bob: Person

    var journal: TestJournal { sqlite.journal }

    init() async throws {
        sqlite = try SQLiteJournal()
        alice = try await sqlite.journal.person("alice")
        bob = try await sqlite.journal.person("bob")
        try await sqlite.journal.save(
            [.sample(1, body: #"{"note":"one"}"#), .sample(2, body: #"{"note":"two"}"#)], of: alice)
        try await sqlite.journal.save([.sample(1, body: #"{"note":"his"}"#)], of: bob)
        for (number, person) in [(1, alice), (2, alice), (3, bob)] {
            try await sqlite.journal.insert(.sample(number, label: "label \(number)"), number: number, of: person)
        }
    }

    @Test("a body that was moved to another record of its owner does not open")
    func movedToRecord() async throws {
        try sqlite.run(
            "UPDATE records SET body = (SELECT body FROM records WHERE id = ?1 AND user_id = ?3) WHERE id = ?2",
            [UUID.number(2).blob, UUID.number(1).blob, alice.id.blob])

        await #expect(throws: CryptoError.self) { try await journal.record(.number(1), of: alice) }
        #expect(try await journal.record(.number(2), of: alice) != nil)
    }

    @Test("a body that was moved to another collection does not open")
    func movedToCollection() async throws {
        try sqlite.run("UPDATE records SET collection = 'dose-logs' WHERE id = ?1", [UUID.number(2).blob])

        await #expect(throws: CryptoError.self) { try await journal.record(.number(2), of: alice) }
        await #expect(throws: CryptoError.self) { try await journal.ids(PageQuery(), in: "dose-logs", of: alice) }
    }

    @Test("a record that was moved to another person does not open")
    func movedToPerson() async throws {
        try sqlite.run(
            "UPDATE records SET user_id = ?1, change = 9 WHERE id = ?2", [bob.id.blob, UUID.number(2).blob])

        await #expect(throws: CryptoError.self) { try await journal.record(.number(2), of: bob) }
    }

    @Test("a person's record does not open with another's key")
    func otherKey() async throws {
        let impostor = Person(id: alice.id, seal: bob.seal)

        await #expect(throws: CryptoError.self) { try await journal.record(.number(1), of: impostor) }
    }

    @Test("a data key that was moved to another person does not unwrap")
    func movedDataKey() async throws {
        try sqlite.run(
            "UPDATE users SET data_key = (SELECT data_key FROM users WHERE id = ?1) WHERE id = ?2",
            [alice.id.blob, bob.id.blob])

        await #expect(throws: CryptoError.self) { try await journal.session(3) }
        #expect(throws: CryptoError.self) { try journal.store.read { try $0.account(of: bob) } }
        #expect(try await journal.session(1) != nil)
    }

    @Test("a body with one bit flipped does not open, wherever it is", arguments: [0, 11, 12, 20, -16, -1])
    func flipped(position: Int) async throws {
        let connection = try sqlite.connection()
        var body = try #require(
            try connection.first(
                "SELECT body FROM records WHERE id = ?1 AND user_id = ?2", [UUID.number(1).blob, alice.id.blob]
            ) { try $0.blob(0) })
        body[position < 0 ? body.count + position : position] ^= 1

        try connection.run(
            "UPDATE records SET body = ?1 WHERE id = ?2 AND user_id = ?3",
            [.blob(body), UUID.number(1).blob, alice.id.blob])

        await #expect(throws: CryptoError.self) { try await journal.record(.number(1), of: alice) }
    }

    @Test("a body that was cut short does not open", arguments: [0, 1, 12, 27, 28])
    func cut(count: Int) async throws {
        try sqlite.run(
            "UPDATE records SET body = substr(body, 1, ?1) WHERE id = ?2",
            [.integer(count), UUID.number(2).blob])

        await #expect(throws: CryptoError.self) { try await journal.record(.number(2), of: alice) }
    }

    @Test("a profile, label or kept answer that was moved to another row does not open")
    func movedElsewhere() async throws {
        let end = TestJournal.now.adding(milliseconds: 1)
        for key in ["first", "second"] { try await journal.keep(key, for: key, of: alice, until: end) }
        let connection = try sqlite.connection()
        try connection.run(
            "UPDATE users SET profile = (SELECT profile FROM users WHERE id = ?1) WHERE id = ?2",
            [alice.id.blob, bob.id.blob])
        try connection.run(
            "UPDATE tokens SET label = (SELECT label FROM tokens WHERE id = ?1) WHERE id = ?2",
            [UUID.number(1).blob, UUID.number(2).blob])
        try connection.run("UPDATE idempotency SET body = (SELECT body FROM idempotency ORDER BY key LIMIT 1)")

        #expect(throws: CryptoError.self) { try journal.store.read { try $0.account(of: bob) } }
        #expect(throws: CryptoError.self) {
            try journal.store.read { try $0.tokens(of: alice, now: TestJournal.now) }
        }
        let answers = await [
            Result { try await journal.keptAnswer(for: "first", of: alice) },
            Result { try await journal.keptAnswer(for: "second", of: alice) },
        ]
        #expect(answers.count { $0.error is CryptoError } == 1)
    }

    @Test("the same words written twice are sealed differently")
    func fresh() async throws {
        try await journal.save([.sample(3, body: "{}"), .sample(4, body: "{}")], of: alice)

        let bodies = try sqlite.connection().all(
            "SELECT body FROM records WHERE id IN (?1, ?2)", [UUID.number(3).blob, UUID.number(4).blob]
        ) { try $0.blob(0) }

        #expect(Set(bodies).count == 2)
        #expect(bodies.allSatisfy { $0.count == 2 + SealingKey.overheadByteCount })
    }
}

extension Result where Failure == any Error {
    init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }

    var error: (any Error)? {
        if case .failure(let error) = self { error } else { nil }
    }
}
