import CivilTime
import Journal
import Testing

/// What the contract says of lists.
@Suite("store contract: lists")
struct ListContractTests {
    /// In ascending order: by date, then instant, then id.
    static let ascending: [(number: Int, date: String, instant: Int64)] = [
        (50, "0001-01-01", -62_135_596_800_000), (7, "1969-12-31", -1), (3, "2026-11-22", 999), (9, "2026-11-23", -5),
        (1, "2026-11-23", 100), (2, "2026-11-23", 100), (8, "2026-11-23", 100), (256, "2026-11-23", 100),
        (5, "2026-11-23", 101), (4, "2026-11-24", 0), (6, "9999-12-31", 253_402_300_799_999),
    ]

    static func numbers(_ order: PageQuery.Order) -> [UUID] {
        let ids = ascending.map { UUID.number($0.number) }
        return order == .ascending ? ids : ids.reversed()
    }

    /// A journal with those records, and others that are not to be seen.
    static func filled(_ kind: JournalStoreKind) async throws -> (TestJournal, Person) {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let records = try ascending.map { try Record.sample($0.number, on: $0.date, at: $0.instant) }
        try await journal.save(records.sorted { $0.id.description < $1.id.description }, of: alice)
        try await journal.save([.sample(1, body: "{}"), .sample(77)], of: bob)
        try await journal.save([.sample(100, in: "dose-logs"), .sample(101, body: nil)], of: alice)
        return (journal, alice)
    }

    @Test(
        "a list is sorted by date, then instant, then id", arguments: JournalStoreKind.all, PageQuery.Order.allCases)
    func order(kind: JournalStoreKind, order: PageQuery.Order) async throws {
        let (journal, alice) = try await Self.filled(kind)

        #expect(try await journal.ids(PageQuery(order: order), of: alice) == Self.numbers(order))
    }

    @Test(
        "pages of any size show each record once and in order, ties included",
        arguments: JournalStoreKind.all, [1, 2, 3, 4, 5, 7, 10, 11, 12])
    func pages(kind: JournalStoreKind, size: Int) async throws {
        let (journal, alice) = try await Self.filled(kind)

        for order in PageQuery.Order.allCases {
            var seen: [UUID] = []
            var query = PageQuery(order: order, limit: size)
            while true {
                let page = try journal.store.read { [query] transaction in
                    try transaction.records(in: "check-ins", of: alice, matching: query)
                }
                #expect(page.count <= size)
                guard let last = page.last else { break }
                seen += page.map(\.id)
                query.after = PageQuery.Position(event: last.event, id: last.id)
            }
            #expect(seen == Self.numbers(order))
        }
    }

    @Test("a page goes on behind a place whose record is gone", arguments: JournalStoreKind.all)
    func goneMeanwhile(kind: JournalStoreKind) async throws {
        let (journal, alice) = try await Self.filled(kind)
        let last = try #require(try await journal.record(.number(2), of: alice))
        try await journal.save([.sample(2, revision: 2, body: nil)], of: alice)
        let after = PageQuery.Position(event: last.event, id: last.id)

        let up = try await journal.ids(PageQuery(order: .ascending, limit: 2, after: after), of: alice)
        let down = try await journal.ids(PageQuery(order: .descending, limit: 2, after: after), of: alice)

        #expect(up == [.number(8), .number(256)])
        #expect(down == [.number(1), .number(9)])
    }

    @Test(
        "from and to are days, both included, also in the middle of paging", arguments: JournalStoreKind.all,
        [
            ("2026-11-23", "2026-11-23", 3..<9), (nil, "2026-11-22", 0..<3), ("2026-11-24", nil, 9..<11),
            ("0001-01-01", "9999-12-31", 0..<11), ("2026-11-25", "2026-12-31", 0..<0), (nil, nil, 0..<11),
            ("2026-11-24", "2026-11-22", 0..<0),
        ] as [(String?, String?, Range<Int>)])
    func range(kind: JournalStoreKind, bounds: (from: String?, to: String?, seen: Range<Int>)) async throws {
        let (journal, alice) = try await Self.filled(kind)
        let expected = Array(Self.numbers(.ascending)[bounds.seen])
        var query = PageQuery(order: .ascending)
        query.from = try bounds.from.map { try #require(CivilDate($0)) }
        query.to = try bounds.to.map { try #require(CivilDate($0)) }

        let ascending = try await journal.ids(query, of: alice)
        query.order = .descending
        let descending = try await journal.ids(query, of: alice)
        let middle = try #require(try await journal.record(.number(2), of: alice))
        query.after = PageQuery.Position(event: middle.event, id: middle.id)
        let rest = try await journal.ids(query, of: alice)

        #expect(ascending == expected)
        #expect(descending == expected.reversed())
        #expect(rest == expected.reversed().filter { Self.numbers(.ascending).prefix(5).contains($0) })
    }

    @Test("a list can be of what hangs on one record", arguments: JournalStoreKind.all)
    func byParent(kind: JournalStoreKind) async throws {
        let (journal, alice) = try await Self.filled(kind)
        let parent = UUID.number(500)
        try await journal.save(
            [
                .sample(31, parent: parent), .sample(32, on: "2026-11-24", parent: parent),
                .sample(33, parent: .number(501)), .sample(34, in: "dose-logs", parent: parent),
            ], of: alice)

        let all = try await journal.ids(PageQuery(parentID: parent), of: alice)
        let page = try await journal.ids(PageQuery(order: .ascending, limit: 1, parentID: parent), of: alice)

        #expect(all == [.number(32), .number(31)])
        #expect(page == [.number(31)])
        #expect(try await journal.ids(PageQuery(parentID: .number(502)), of: alice) == [])
    }
}
