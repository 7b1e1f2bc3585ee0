import CivilTime
import Glibc
import JournalTestSupport
import Logging
import ProcessTestSupport
import SQLite
import Testing

@testable import AttuneApp

@Suite("scheduled backups")
struct ScheduledBackupsTests {
    let directory: TemporaryDirectory
    let clock = TestClock()
    let ledger = BackupLedger()
    let configuration: Configuration

    init() throws {
        directory = try TemporaryDirectory()
        var configuration = Configuration()
        configuration.data = "\(directory.path)/data"
        configuration.backups = "\(directory.path)/backups"
        configuration.backupEveryHours = 6
        configuration.backupKeep = 3
        self.configuration = configuration
    }

    /// A schedule for a journal that is there.
    private func schedule() throws -> ScheduledBackups {
        let server = try RunningAttune(in: directory)
        try server.stop()
        return try #require(schedule(configuration))
    }

    private func schedule(_ configuration: Configuration) -> ScheduledBackups? {
        ScheduledBackups(
            configuration, ledger: ledger, interval: .milliseconds(5), now: { [clock] in clock.now },
            logger: Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() })
    }

    /// When the backups that are there were made.
    private var made: [Instant] {
        BackupDirectory(path: "\(directory.path)/backups").backups(at: clock.now).map(\.instant)
    }

    private func wait(until holds: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !holds(), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
        #expect(holds())
    }

    private func pass(hours: Int) { clock.advance(seconds: hours * 3_600) }

    @Test("one is made at the start, one each time it is due, and no more are kept than are wanted")
    func schedule() async throws {
        try await onThread { [self] in
            let backups: ScheduledBackups = try schedule()
            try backups.start()

            for count in 1...4 {
                try await wait { made.count == min(count, 3) && made.last == clock.now }
                pass(hours: 6)
            }
            await backups.stop()

            #expect(try AttuneFiles.names(in: "\(directory.path)/backups").allSatisfy { !$0.contains("partial") })
        }
    }

    @Test("a restart makes none that is not due, and a clock that was set back does not stop them")
    func restart() async throws {
        try await onThread { [self] in
            let first: ScheduledBackups = try schedule()
            try first.start()
            try await wait { made.count == 1 }
            await first.stop()
            pass(hours: 5)

            let second: ScheduledBackups = try schedule()
            try second.start()
            try await Task.sleep(for: .milliseconds(100))
            let before = made.count
            pass(hours: -24 * 400)
            try await wait { made.count == 2 }
            try await Task.sleep(for: .milliseconds(100))
            await second.stop()

            #expect(before == 1)
            #expect(ledger.figures.last?.time == clock.now)
            #expect(ledger.figures.failures == 0)
            #expect(made.count == 2)
            #expect(made.last == clock.now)
        }
    }

    /// Names of the backups that are there, without what lies beside them.
    private func names() throws -> [String] {
        try AttuneFiles.names(in: "\(directory.path)/backups").filter { $0.hasSuffix(".db") }
    }

    @Test("one that the key does not open is never made, counts as a failure, and takes no earlier one away")
    func wrongKey() async throws {
        try await onThread { [self] in
            let backups: ScheduledBackups = try schedule()
            try backups.start()
            for count in 1...3 {
                try await wait { made.count == count && made.last == clock.now }
                pass(hours: 6)
            }
            try await wait { made.last == clock.now }
            let (before, last) = (try names(), ledger.figures.last)
            try directory.write(Array(repeating: 7, count: 32), to: "data/master.key")

            for count in 1...3 {
                pass(hours: 6)
                try await wait { ledger.figures.failures == count }
            }
            unlink("\(directory.path)/data/master.key")
            pass(hours: 6)
            try await wait { ledger.figures.failures == 4 }
            await backups.stop()

            #expect(try names() == before)
            #expect(ledger.figures.last == last)
        }
    }

    @Test("one in which somebody's journal does not open is kept, counts as a failure, and takes no earlier one away")
    func damagedRow() async throws {
        try await onThread { [self] in
            let backups: ScheduledBackups = try schedule()
            let data = "\(directory.path)/data"
            let created = try AttuneProgram.run(["user", "create", "a@example.org", "--generate", "--data", data])
            #expect(created.end == .exited(0), "\(created.process.errors)")
            try backups.start()
            try await wait { made.count == 1 }
            try Connection(path: "\(data)/attune.db", mode: .readWriteCreate)
                .execute("UPDATE users SET data_key = zeroblob(60)")

            for count in 2...5 {
                pass(hours: 6)
                try await wait { made.count == count && made.last == clock.now }
            }
            try await wait { ledger.figures.failures == 4 }
            await backups.stop()

            #expect(try names().count == 5)
            #expect(ledger.figures.last?.time == clock.now)
        }
    }

    @Test("where the next would not fit, those that are too many go first, and the disk keeps a reserve", .mounts)
    func fullDisk() async throws {
        let mount = try TemporaryMount(mebibytes: 16)
        try await onThread { [self] in
            var configuration = configuration
            configuration.backups = mount.directory.path
            configuration.backupKeep = 2
            try RunningAttune(in: directory).stop()
            let start = clock.now
            let place = BackupDirectory(path: mount.directory.path)
            for day in 0..<5 {
                let instant = Instant(milliseconds: start.milliseconds - Int64(10 - day) * 86_400_000)
                let file = place.file(at: instant)
                let made = try AttuneProgram.run(["backup", file, "--data", configuration.data])
                #expect(made.end == .exited(0), "\(made.process.errors)")
            }
            // Less than a backup and the reserve of a sixteenth; with three backups fewer it is more.
            let bytes = try AttuneFiles.size(of: place.backups(at: start)[0].file)
            try MountTests.fillUp(mount, leaving: (1 << 20) + bytes / 2)
            let backups = try #require(schedule(configuration))

            try backups.start()
            try await wait { ledger.figures.last?.time == clock.now && place.backups(at: clock.now).count == 2 }
            try MountTests.fillUp(mount, leaving: (1 << 20) + bytes / 2, with: "more")
            pass(hours: 6)
            try await wait { ledger.figures.failures == 1 }
            await backups.stop()

            #expect(place.backups(at: clock.now).map(\.instant).last == start)
            #expect(place.backups(at: clock.now).count == 2)
        }
    }
}
