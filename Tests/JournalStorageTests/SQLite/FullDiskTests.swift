import Journal
import SQLite
import Testing

@testable import JournalStorage

@Suite("full disk")
struct FullDiskTests {
    @Test("writes are refused while reads go on, nothing acknowledged is lost, and writing recovers")
    func full() async throws {
        let sqlite = try SQLiteJournal()
        let journal = sqlite.journal
        let alice = try await journal.person("alice")
        let pages = try #require(
            try sqlite.connection().first("PRAGMA page_count") { try $0.int(0) })
        try await sqlite.runOnWriter("PRAGMA max_page_count = \(pages + 20)")
        let body = String(repeating: "x", count: 5_000)

        var acknowledged: [UUID] = []
        var refusal: (any Error)?
        while refusal == nil, acknowledged.count < 100 {
            do {
                let record = try Record.sample(acknowledged.count, body: body)
                try await journal.save([record], of: alice)
                acknowledged.append(record.id)
            } catch {
                refusal = error
            }
        }
        await expectStorageUnavailable { try await journal.save([.sample(500, body: body)], of: alice) }
        let duringFull = try await journal.ids(PageQuery(order: .ascending, limit: 500), of: alice)
        try await sqlite.runOnWriter("PRAGMA max_page_count = 100000")
        try await journal.save([.sample(600, body: body)], of: alice)

        guard case JournalError.storageUnavailable? = refusal else { throw refusal ?? UnexpectedTransaction() }
        #expect(!acknowledged.isEmpty)
        #expect(duringFull == acknowledged)
        #expect(
            try await journal.ids(PageQuery(order: .ascending, limit: 500), of: alice) == acknowledged + [.number(600)])
        #expect(try sqlite.connection().integrityProblems() == [])
        #expect(await sqlite.store.isWritable())
    }

    @Test("among writes at once, a full disk fails those that met it and keeps what was acknowledged")
    func fullAtOnce() async throws {
        let sqlite = try SQLiteJournal()
        let journal = sqlite.journal
        let alice = try await journal.person("alice")
        let pages = try #require(
            try sqlite.connection().first("PRAGMA page_count") { try $0.int(0) })
        try await sqlite.runOnWriter("PRAGMA max_page_count = \(pages + 40)")
        let body = String(repeating: "x", count: 5_000)

        let outcomes = await withTaskGroup(of: (UUID, (any Error)?).self) { group in
            for number in 0..<60 {
                group.addTask {
                    let outcome = await Result { try await journal.save([.sample(number, body: body)], of: alice) }
                    return (.number(number), outcome.error)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let acknowledged = Set(outcomes.filter { $0.1 == nil }.map(\.0))
        let refused = outcomes.compactMap(\.1)
        #expect(Set(try await journal.ids(PageQuery(limit: 500), of: alice)) == acknowledged)
        #expect(!refused.isEmpty)
        for error in refused {
            guard case JournalError.storageUnavailable = error else { throw error }
        }
    }
}
