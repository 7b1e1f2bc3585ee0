import CivilTime
import JSON
import Journal
import JournalStorage
import JournalTestSupport
import Testing

/// What the service adds to the store: pages, idempotency, references.
@Suite("records on SQLite")
struct RecordServiceTests {
    let services: JournalServices
    let alice: Person
    let bob: Person

    init() async throws {
        services = try JournalServices()
        alice = try await services.sqlite.journal.person("alice")
        bob = try await services.sqlite.journal.person("bob")
    }

    static func checkIn(_ note: String, minute: Int = 0) -> String {
        let time = "2026-11-23T\(10 + minute / 60):\(10 + minute % 50):00Z"
        return #"{"at": "\#(time)", "timeZone": "Europe/Berlin", "note": "\#(note)"}"#
    }

    static func dose(protocolID: UUID? = nil) -> String {
        let reference = protocolID.map { #", "protocolId": "\#($0)""# } ?? ""
        return """
            {"takenAt": "2026-11-23T08:10:00Z", "timeZone": "Europe/Berlin", "status": "skipped"\(reference)}
            """
    }

    static let plan = """
        {"name": "x", "schedule": {"kind": "as-needed"}, "startDate": "2026-11-01", "timeZone": "Europe/Berlin"}
        """

    static func key(_ key: String, fingerprint: Int = 1) -> Idempotency {
        Idempotency(key: key, fingerprint: .digest(fingerprint))
    }

    @Test(
        "a page that is not the last names where the next begins",
        arguments: [(0, 3, []), (2, 3, [2]), (3, 3, [3]), (4, 3, [3, 1]), (6, 3, [3, 3]), (7, 3, [3, 3, 1])]
            as [(Int, Int, [Int])])
    func pages(count: Int, limit: Int, sizes: [Int]) async throws {
        for number in 0..<count { try await services.create(Self.checkIn("\(number)"), in: CheckIn.self, of: alice) }

        var query = PageQuery(limit: limit)
        var seen: [[Record]] = []
        repeat {
            let page = try services.page(of: CheckIn.self, of: alice, matching: query)
            if !page.records.isEmpty { seen.append(page.records) }
            query.after = page.next
        } while query.after != nil && seen.count < 10

        #expect(seen.map(\.count) == sizes)
        #expect(Set(seen.joined().map(\.id)).count == count)
    }

    @Test("the largest page is whole, and one record more is on a page of its own")
    func largestPage() async throws {
        let records = try (0...PageQuery.maximumLimit).map { try Record.sample($0) }
        try await services.sqlite.journal.save(records, of: alice)
        var query = PageQuery(limit: PageQuery.maximumLimit)

        let first = try services.page(of: CheckIn.self, of: alice, matching: query)
        query.after = first.next
        let second = try services.page(of: CheckIn.self, of: alice, matching: query)

        #expect(first.records.count == PageQuery.maximumLimit)
        #expect(first.next != nil)
        #expect(second.records.map(\.id) == [.number(0)])
        #expect(second.next == nil)
    }

    @Test("a retry under its idempotency key gets the first answer and does nothing")
    func replayed() async throws {
        let value = try JSONParser.parse(Array(Self.checkIn("once").utf8))
        let first = try #require(
            try await services.create(Self.checkIn("once"), in: CheckIn.self, of: alice, idempotency: Self.key("k")))
        services.clock.advance(seconds: 60)

        let outcome = try await services.records.create(value, in: CheckIn.self, of: alice, idempotency: Self.key("k"))

        guard case .replayed(let kept) = outcome else { throw UnexpectedTransaction() }
        #expect(kept.status == 201)
        #expect(kept.body == first.json)
        #expect(try await services.sqlite.journal.ids(PageQuery(), of: alice) == [first.id])
    }

    @Test("a key that was used for another request is refused")
    func reused() async throws {
        try await services.create(Self.checkIn("one"), in: CheckIn.self, of: alice, idempotency: Self.key("k"))

        let error = await #expect(throws: JournalError.self) {
            try await services.create(
                Self.checkIn("two"), in: CheckIn.self, of: alice, idempotency: Self.key("k", fingerprint: 2))
        }

        guard case .idempotencyKeyReused? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(try await services.sqlite.journal.ids(PageQuery(), of: alice).count == 1)
    }

    @Test("a key counts for one person only")
    func keyOfAnother() async throws {
        try await services.create(Self.checkIn("hers"), in: CheckIn.self, of: alice, idempotency: Self.key("k"))

        let his = try await services.create(
            Self.checkIn("his"), in: CheckIn.self, of: bob, idempotency: Self.key("k", fingerprint: 2))

        #expect(his != nil)
        #expect(try await services.sqlite.journal.ids(PageQuery(), of: bob).count == 1)
    }

    @Test("a key is kept for seven days, then it is free", arguments: [(-1, true), (0, false)])
    func keyExpiry(seconds: Int, isReplayed: Bool) async throws {
        try await services.create(Self.checkIn("one"), in: CheckIn.self, of: alice, idempotency: Self.key("k"))
        services.clock.advance(seconds: 7 * 86_400 + seconds)

        let again = try await services.create(
            Self.checkIn("one"), in: CheckIn.self, of: alice, idempotency: Self.key("k"))

        #expect((again == nil) == isReplayed)
    }

    @Test("a refused body does not use up its key")
    func refusedKeepsKey() async throws {
        await #expect(throws: InvalidFields.self) {
            try await services.create("{}", in: CheckIn.self, of: alice, idempotency: Self.key("k"))
        }

        let corrected = try await services.create(
            Self.checkIn("one"), in: CheckIn.self, of: alice, idempotency: Self.key("k", fingerprint: 2))

        #expect(corrected != nil)
    }

    @Test("retries at once under one key make one record")
    func retriesAtOnce() async throws {
        let created = try await withThrowingTaskGroup(of: Record?.self) { group in
            for _ in 0..<20 {
                group.addTask { [services, alice] in
                    try await services.create(
                        Self.checkIn("once"), in: CheckIn.self, of: alice, idempotency: Self.key("k"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
        }

        #expect(created.count == 1)
        #expect(try await services.sqlite.journal.ids(PageQuery(), of: alice).count == 1)
    }

    @Test("deleting a plan cuts loose every dose log that hangs on it, however many there are")
    func cutLoose() async throws {
        let plan = try #require(try await services.create(Self.plan, in: DosingProtocol.self, of: alice))
        let sample = try #require(
            try await services.create(Self.dose(protocolID: plan.id), in: DoseLog.self, of: alice))
        let copies = (1...1_001).map { number in
            Record(
                id: .number(number), collection: "dose-logs", revision: 1, createdAt: sample.createdAt,
                updatedAt: sample.updatedAt, event: sample.event, parentID: plan.id, body: sample.body)
        }
        try await services.sqlite.journal.save(copies, of: alice)

        try await services.records.delete(plan.id, in: DosingProtocol.self, of: alice, if: .none)

        let logs = try services.sqlite.store.read { [alice] transaction in
            try transaction.records(in: "dose-logs", of: alice, matching: PageQuery(limit: 2_000))
        }
        #expect(logs.count == 1_002)
        #expect(logs.allSatisfy { $0.parentID == nil && $0.revision == 2 })
        #expect(!logs.contains { String(decoding: $0.json, as: UTF8.self).contains("protocolId") })
    }

    @Test(
        "a reference to another's, a deleted or another collection's record is a fault, told with all others")
    func references() async throws {
        let his = try #require(try await services.create(Self.plan, in: DosingProtocol.self, of: bob))
        let deleted = try #require(try await services.create(Self.plan, in: DosingProtocol.self, of: alice))
        try await services.records.delete(deleted.id, in: DosingProtocol.self, of: alice, if: .none)
        let checkIn = try #require(try await services.create(Self.checkIn("x"), in: CheckIn.self, of: alice))

        for id in [his.id, deleted.id, checkIn.id, .number(404)] {
            let valid = await faults(Self.dose(protocolID: id))
            let faulty = await faults(Self.dose(protocolID: id).replacing("Europe/Berlin", with: "Mars/Olympus"))

            #expect(valid == ["/protocolId unknown-reference"])
            #expect(faulty == ["/timeZone unknown-time-zone", "/protocolId unknown-reference"])
        }
    }

    @Test("the id of a deleted record cannot be created again, but put")
    func deletedID() async throws {
        let body = Self.checkIn("x").replacing("{", with: #"{"id": "\#(UUID.number(5))", "#)
        try await services.create(body, in: CheckIn.self, of: alice)
        try await services.records.delete(.number(5), in: CheckIn.self, of: alice, if: .none)

        let error = await #expect(throws: JournalError.self) {
            try await services.create(body, in: CheckIn.self, of: alice)
        }
        let value = try JSONParser.parse(Array(body.utf8))
        let put = try await services.records.put(value, at: .number(5), in: CheckIn.self, of: alice, if: .none)

        guard case .idTaken? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        guard case .created(let record) = put else { return #expect(Bool(false), "\(put)") }
        #expect(record.revision == 3)
    }

    /// The faults that creating a dose log for Alice meets.
    private func faults(_ body: String) async -> [String] {
        let error = await #expect(throws: InvalidFields.self) {
            try await services.create(body, in: DoseLog.self, of: alice)
        }
        return error?.faults.map { "\($0.pointer) \($0.code)" } ?? []
    }
}
