import FaultTestSupport
import Glibc
import JSON
import JournalStorage
import JournalTestSupport
import SQLite
import Testing

/// Whatever the disk does, reads go on, a write is acknowledged only when it is kept, and nobody has to start anything
/// anew.
@Suite("disk faults")
struct DiskFaultTests {
    /// Runs the application on a disk that can fail, with a check-in to read.
    static func run(
        _ body: @Sendable @escaping (TestApp, FaultyDisk, _ alice: TestPerson, _ id: String) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let disk = try FaultyDisk(under: directory.path)
        try await TestApp.run(in: directory) { app in
            let alice = try app.person("alice")
            let id = try CollectionFixture.checkIns.create(by: alice).id
            try await body(app, disk, alice, id)
        }
        let connection = try Connection(path: "\(directory.path)/\(JournalDatabase.fileName)", mode: .readOnly)
        #expect(try connection.integrityProblems() == [])
    }

    /// Expects a refusal that says that the client is to come back.
    static func expectUnavailable(_ answer: Answer) {
        #expect(answer.status == 503)
        #expect(answer.code == "storage-unavailable")
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.header("Retry-After") != nil)
    }

    static func ids(_ person: TestPerson) throws -> Set<String> {
        let pages = try person.pages(of: "/v1/check-ins?limit=500")
        return Set(pages.flatMap { $0.items.compactMap { $0["id"]?.text } })
    }

    @Test("reads go on, writes are refused, and all goes on once the disk is well", arguments: DiskFault.all)
    func refused(fault: DiskFault) async throws {
        try await Self.run { app, disk, alice, id in
            fault.befall(disk)
            let post = try alice.post("/v1/check-ins", .object(CollectionFixture.checkIns.record))
            let patch = try alice.patch("/v1/check-ins/\(id)", ["note": "lost"])
            let delete = try alice.delete("/v1/check-ins/\(id)")
            let ready = try app.stranger.get("/ready")
            let (read, list, health) = try (
                alice.get("/v1/check-ins/\(id)"), Self.ids(alice), app.stranger.get("/health")
            )
            disk.mend()
            let again = try alice.post("/v1/check-ins", .object(CollectionFixture.checkIns.record))
            let readyAgain = try app.stranger.get("/ready")

            for answer in [post, patch, delete, ready] { Self.expectUnavailable(answer) }
            #expect(read.status == 200)
            #expect(read["note"] == nil)
            #expect(list == [id])
            #expect(health.status == 200)
            #expect(again.status == 201)
            #expect(readyAgain.status == 200)
            #expect(try Self.ids(alice) == [id, again.id])
        }
    }

    @Test(
        "one that fails now and then keeps what was acknowledged, also when the power goes, and nothing else",
        arguments: DiskFault.all)
    func intermittent(fault: DiskFault) async throws {
        let (directory, unpowered) = (try TemporaryDirectory(), try TemporaryDirectory())
        let disk = try FaultyDisk(under: directory.path, losesUnsynced: true)
        let clock = TestClock()
        var token: String?
        var (acknowledged, refused): (Set<String>, Set<String>) = ([], [])
        try await TestApp.run(clock: clock, in: directory) { app in
            let alice = try app.person("alice")
            token = alice.token
            for number in 0..<60 {
                if number % 3 == 0 { disk.fail(fault.operation, with: fault.fault, after: number % 7, times: 1) }
                let id = "01a2073d-7d40-7c1e-9b5a-0000000000\(number + 10)"
                let answer = try alice.post(
                    "/v1/check-ins", .object(CollectionFixture.checkIns.record.with(["id": .string(id)])))
                if answer.status == 201 { acknowledged.insert(id) } else { refused.insert(id) }
                if answer.status != 201 { Self.expectUnavailable(answer) }
                // The fault may hit the checkpoint instead.
                if number % 4 == 0 { _ = await Result { try await app.store.scrub() } }
            }
            #expect(disk.cutPower() > 0)
            disk.mend()
            #expect(try Self.ids(alice) == acknowledged)
        }
        try Self.keepWhatIsOnDisk(of: directory, in: unpowered)

        #expect(acknowledged.count + refused.count == 60)
        for place in [directory, unpowered] {
            try await TestApp.run(clock: clock, in: place) { [token, acknowledged] app async throws in
                #expect(try Self.ids(app.stranger.bearing(token)) == acknowledged)
            }
            let connection = try Connection(path: "\(place.path)/\(JournalDatabase.fileName)", mode: .readOnly)
            #expect(try connection.integrityProblems() == [])
        }
    }

    private static func keepWhatIsOnDisk(of directory: TemporaryDirectory, in other: TemporaryDirectory) throws {
        try other.write(try directory.contents(of: "master.key"), to: "master.key")
        chmod("\(other.path)/master.key", 0o600)
        for name in try directory.names() where name.hasSuffix(".durable") {
            try other.write(try directory.contents(of: name), to: String(name.dropLast(".durable".count)))
        }
    }

    @Test(
        "a disk that cannot be read answers 503, or what is in memory, and recovers",
        arguments: [.read, .open, .mapSharedMemory] as [FaultyDisk.Operation])
    func unreadable(operation: FaultyDisk.Operation) async throws {
        try await Self.run { app, disk, alice, id in
            disk.fail(operation)
            let answer = try alice.get("/v1/check-ins?from=2020-01-01&limit=3")
            disk.mend()

            #expect([200, 503].contains(answer.status))
            #expect(try alice.get("/v1/check-ins/\(id)").status == 200)
            #expect(try CollectionFixture.checkIns.create(by: alice).status == 201)
        }
    }

    @Test("a slow disk holds up the write that it is to keep, and no read")
    func slow() async throws {
        try await Self.run { app, disk, alice, id in
            disk.delay(.sync, milliseconds: 1_500)
            let syncs = disk.count(.sync, [.log])
            async let written = try CollectionFixture.checkIns.create(by: alice)
            // The write is at its sync once that has been counted.
            while disk.count(.sync, [.log]) == syncs { await Task.yield() }
            let start = ContinuousClock.now
            for _ in 0..<5 { #expect(try alice.get("/v1/check-ins/\(id)").status == 200) }
            let reading = ContinuousClock.now - start
            let answer = try await written
            let writing = ContinuousClock.now - start
            disk.mend()

            #expect(reading < .milliseconds(1_200))
            #expect(writing > reading)
            #expect(answer.status == 201)
        }
    }

    @Test("a sync of the database file that takes long holds up no write")
    func slowCheckpoint() async throws {
        try await Self.run { app, disk, alice, _ in
            disk.delay(.sync, [.database], milliseconds: 1_500)
            let syncs = disk.count(.sync, [.database])
            async let scrubbed: Void = app.store.scrub()
            while disk.count(.sync, [.database]) == syncs { await Task.yield() }
            let start = ContinuousClock.now
            let answer = try CollectionFixture.checkIns.create(by: alice)
            let writing = ContinuousClock.now - start
            try await scrubbed
            disk.mend()

            #expect(answer.status == 201)
            #expect(writing < .milliseconds(1_200))
        }
    }

    @Test("a start on a disk that cannot be written fails with a sentence, and the next one finds all")
    func start() async throws {
        let directory = try TemporaryDirectory()
        let disk = try FaultyDisk(under: directory.path)
        let clock = TestClock()
        var token: String?
        try await TestApp.run(clock: clock, in: directory) { app in token = try app.person("alice").token }

        disk.fail(.write, with: .readOnly)
        disk.fail(.open, [.log])
        let refusal = await Result { try await TestApp.run(clock: clock, in: directory) { _ in } }
        disk.mend()

        guard case .failure(let error) = refusal else { return #expect(Bool(false), "it started") }
        #expect("\(error)".contains("attune.db"))
        try await TestApp.run(clock: clock, in: directory) { [token] app async throws in
            #expect(try app.stranger.bearing(token).get("/v1/users/me").status == 200)
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
