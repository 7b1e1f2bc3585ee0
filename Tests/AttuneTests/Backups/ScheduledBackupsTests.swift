import CivilTime
import JournalTestSupport
import Logging
import ProcessTestSupport
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
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        let backups = ScheduledBackups(
            configuration, ledger: ledger, interval: .milliseconds(5), now: { [clock] in clock.now }, logger: logger)
        return try #require(backups)
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
}
