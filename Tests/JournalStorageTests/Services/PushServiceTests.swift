import JSON
import Journal
import JournalStorage
import SQLite
import Testing

/// What a push is to the store: one transaction, which is there as a whole or not at all.
@Suite("pushes on SQLite")
struct PushServiceTests {
    let services: JournalServices
    let alice: Person

    init() async throws {
        services = try JournalServices()
        alice = try await services.sqlite.journal.person("alice")
    }

    private func push(_ count: Int, atomic: Bool = false, and more: [JSONValue] = []) async throws -> Int {
        let mutations = (0..<count).map { number -> JSONValue in
            [
                "op": "put", "collection": "check-ins", "id": .string(UUID.number(number + 1).description),
                "record": ["at": "2026-11-23T21:40:00Z", "timeZone": "UTC", "note": .string("note \(number)")],
            ]
        }
        let body: JSONValue = ["atomic": .bool(atomic), "mutations": .array(mutations + more)]
        let attempt = try await services.records.push(body, of: alice, idempotency: nil) { results in
            Array(repeating: 0, count: results.count)
        }
        guard case .carriedOut(let answer) = attempt else { return 0 }
        return answer.count
    }

    private func bounds() throws -> FeedBounds {
        try services.sqlite.store.read { try $0.feedBounds(of: alice) }
    }

    @Test("a push of 500 is one batch of the writer, and so one sync of the disk")
    func oneBatch() async throws {
        let before = services.sqlite.store.writerStatistics

        let results = try await push(500)

        let after = services.sqlite.store.writerStatistics
        #expect(results == 500)
        #expect(after.batchCount == before.batchCount + 1)
        #expect(after.writeCount == before.writeCount + 1)
        #expect(try bounds().newest == 500)
    }

    @Test("each change has a number of its own, in the order sent, and the next write goes on from there")
    func numbers() async throws {
        _ = try await push(20)
        try await services.create(RecordServiceTests.checkIn("one more"), in: CheckIn.self, of: alice)

        let changes = try services.sqlite.store.read { try $0.changes(of: alice, after: 0, limit: 100) }

        #expect(changes.map(\.number) == Array(1...21))
        #expect(changes.prefix(20).map(\.record.id) == (1...20).map { .number($0) })
    }

    @Test("an atomic push that is refused leaves nothing, not even a number")
    func atomic() async throws {
        let results = try await push(20, atomic: true, and: [["op": "delete"]])

        #expect(results == 21)
        #expect(try bounds() == FeedBounds(newest: 0, purgeHorizon: 0))
        #expect(try services.page(of: CheckIn.self, of: alice).records.isEmpty)
    }
}
