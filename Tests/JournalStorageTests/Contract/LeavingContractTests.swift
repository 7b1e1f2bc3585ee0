import CivilTime
import Journal
import Testing

/// What the contract says of reading everything that a person has, and of what they bring back.
@Suite("store contract: leaving")
struct LeavingContractTests {
    /// All that scans of a collection give, one after the other, and how many there were.
    private static func scanned(
        _ journal: TestJournal, _ collection: String = "check-ins", of person: Person, limits: ScanLimits,
        between: () async throws -> Void = {}
    ) async throws -> (ids: [UUID], scans: Int) {
        var (ids, scans) = ([UUID](), 0)
        var after: UUID?
        repeat {
            let scan = try journal.store.read { [after] in
                try $0.scan(collection, of: person, after: after, limits: limits)
            }
            ids += scan.records.map(\.id)
            after = scan.next
            scans += 1
            try await between()
        } while after != nil
        return (ids, scans)
    }

    @Test(
        "scans of any size give each live record of the collection once, by id, and nobody else's",
        arguments: JournalStoreKind.all, [1, 2, 3, 4, 5, 100])
    func scan(kind: JournalStoreKind, size: Int) async throws {
        let journal = try kind.open()
        let (alice, bob) = (try await journal.person("alice"), try await journal.person("bob"))
        try await journal.save(
            [
                .sample(5, on: "2026-11-01"), .sample(2), .sample(9, on: "2020-01-01"), .sample(1, in: "dose-logs"),
                .sample(3, body: nil), .sample(7), .sample(300),
            ], of: alice)
        try await journal.save([.sample(2), .sample(4)], of: bob)

        let found = try await Self.scanned(
            journal, of: alice, limits: ScanLimits(records: size, bytes: 1_000_000))

        #expect(found.ids == [2, 5, 7, 9, 300].map { UUID.number($0) })
    }

    @Test("a scan stops at the record with which its bytes are reached", arguments: JournalStoreKind.all)
    func bytes(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let long = "{\"note\":\"\(String(repeating: "x", count: 1000))\"}"
        try await journal.save([.sample(1, body: long), .sample(2), .sample(3, body: long), .sample(4)], of: alice)

        let found = try await Self.scanned(journal, of: alice, limits: ScanLimits(records: 100, bytes: 1000))

        #expect(found.ids == (1...4).map { UUID.number($0) })
        #expect(found.scans == 3)
    }

    @Test("what is looked at for a scan is bounded, however little it finds", arguments: JournalStoreKind.all)
    func window(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.save(try (1...4_100).map { try .sample($0, body: "{}") }, of: alice)
        try await journal.save([.sample(4_101, in: "dose-logs")], of: alice)

        let found = try await Self.scanned(journal, "dose-logs", of: alice, limits: .usual)

        #expect(found.ids == [.number(4_101)])
        #expect(found.scans == 3)
    }

    @Test("whatever is written between scans, no record comes twice", arguments: JournalStoreKind.all)
    func writtenMeanwhile(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.save(try (1...6).map { try .sample($0) }, of: alice)

        let found = try await Self.scanned(journal, of: alice, limits: ScanLimits(records: 2, bytes: 1_000_000)) {
            // The days of what was read and of what is to come change places.
            try await journal.save(
                [.sample(1, revision: 2, on: "2027-01-01"), .sample(6, revision: 2, on: "2020-01-01")], of: alice)
        }

        #expect(found.ids == (1...6).map { UUID.number($0) })
    }

    @Test(
        "earlier revisions come by record and revision, those of deleted records not", arguments: JournalStoreKind.all)
    func revisions(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let (alice, bob) = (try await journal.person("alice"), try await journal.person("bob"))
        for person in [alice, bob] {
            for number in [2, 1, 3] {
                let first = try Record.sample(number, body: "{\"note\":\"first\"}")
                try await journal.save([first], of: person)
                try await journal.store.write { transaction in
                    try transaction.keepVersion(of: first, of: person, limit: 9)
                    try transaction.save(.sample(number, revision: 2), of: person)
                    try transaction.keepVersion(of: .sample(number, revision: 2), of: person, limit: 9)
                    try transaction.save(.sample(number, revision: 3), of: person)
                }
            }
        }
        try await journal.store.write { transaction in
            try transaction.removeVersions(of: .number(3), of: alice)
            try transaction.save(.sample(3, revision: 4, body: nil), of: alice)
        }

        for size in [1, 2, 3, 100] {
            var summaries: [String] = []
            var after: RevisionScan.Position?
            repeat {
                let scan = try journal.store.read { [after] transaction in
                    try transaction.earlierRevisions(
                        of: alice, after: after, limits: ScanLimits(records: size, bytes: 1_000_000))
                }
                summaries += scan.records.map { "\($0.id) \($0.collection) \($0.revision)" }
                after = scan.next
            } while after != nil

            #expect(
                summaries
                    == [1, 2].flatMap { number in
                        [1, 2].map { "\(UUID.number(number)) check-ins \($0)" }
                    })
        }
    }

    @Test("a change number that was raised is never given out, nor one below it", arguments: JournalStoreKind.all)
    func changeNumber(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.store.write { transaction in
            try transaction.save(.sample(1), of: alice)
            try transaction.raiseChangeNumber(of: alice, to: 500)
            try transaction.raiseChangeNumber(of: alice, to: 7)
            try transaction.save(.sample(2), of: alice)
        }
        try await journal.save([.sample(3)], of: alice)

        let changes = try journal.store.read { try $0.changes(of: alice, after: 0, limit: 10).map(\.number) }
        let bounds = try journal.store.read { try $0.feedBounds(of: alice) }

        #expect(changes == [1, 501, 502])
        #expect(bounds == FeedBounds(newest: 502, purgeHorizon: 0))
    }

    @Test(
        "a code is the same for the same bytes, and another for another person or purpose",
        arguments: JournalStoreKind.all)
    func code(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let (alice, bob) = (try await journal.person("alice"), try await journal.person("bob"))
        let again = try #require(try journal.store.read { try $0.account(of: alice) }).person

        let codes = [
            alice.seal.code(of: [1, 2], for: "a"), alice.seal.code(of: [1, 3], for: "a"),
            alice.seal.code(of: [1, 2], for: "b"), bob.seal.code(of: [1, 2], for: "a"),
        ]

        #expect(again.seal.code(of: [1, 2], for: "a") == codes[0])
        #expect(Set(codes).count == 4)
        #expect(codes.allSatisfy { $0.count == 32 })
    }
}
