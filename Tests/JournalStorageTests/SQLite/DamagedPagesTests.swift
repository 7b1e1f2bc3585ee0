import Journal
import JournalTestSupport
import SQLite
import Testing

@testable import JournalStorage

@Suite("damaged pages")
struct DamagedPagesTests {
    private static let pageSize = 4_096

    @Test("what lies on them cannot be read for now, which is counted, and what lies elsewhere can")
    func damaged() async throws {
        let first = try SQLiteJournal()
        let alice = try await first.journal.person("alice")
        try await first.journal.insert(.sample(1), number: 1, of: alice)
        let pages = try #require(try first.connection().first("PRAGMA page_count") { try $0.int(0) })
        for number in 0..<20 {
            try await first.journal.save([.sample(number, body: String(repeating: "x", count: 5_000))], of: alice)
        }
        await first.store.close()
        var bytes = try first.directory.contents(of: JournalDatabase.fileName)
        for index in pages * Self.pageSize..<bytes.count { bytes[index] = 0xA5 }
        try first.directory.write(bytes, to: JournalDatabase.fileName)

        let second = try SQLiteJournal(in: first.directory)
        let person = try #require(try await second.journal.session(1)?.person)
        let before = second.store.damageCount
        await expectStorageUnavailable { try await second.journal.ids(PageQuery(limit: 500), of: person) }

        #expect(bytes.count > (pages + 10) * Self.pageSize)
        #expect(before == 0)
        #expect(second.store.damageCount == 1)
    }
}
