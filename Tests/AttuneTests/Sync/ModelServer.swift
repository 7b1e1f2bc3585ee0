import AttuneApp
import CivilTime
import Crypto
import Foundation
import Journal
import JournalStorage
import JournalTestSupport

/// The server of a model: real sockets, a real database, and everything that can happen to it.
protocol ModelServer: AnyObject, Sendable {
    var port: UInt16 { get }

    /// Whether it can die while it works on a request; else it dies between two.
    var diesAmidRequests: Bool { get }

    /// Dies without a word and starts again on what is on disk.
    func kill() async throws

    /// Backs the journal up; gives the backup's file.
    func backUp() async throws -> String

    /// Stops, puts a backup in place, starts again.
    func restore(_ backup: String) async throws

    /// Lets days go by, after which old deletions are forgotten.
    func pass(days: Int) async throws
}

/// The application in this process. Only the cost of a password and the clock differ from the program.
///
/// `@unchecked Sendable`: one schedule uses it, one step at a time.
final class InProcessServer: ModelServer, @unchecked Sendable {
    let diesAmidRequests = false
    private let clock = TestClock()
    private var directory: TemporaryDirectory
    private var application: Application
    private(set) var port: UInt16
    private let backups: TemporaryDirectory
    private var backupCount = 0

    init() throws {
        directory = try TemporaryDirectory()
        backups = try TemporaryDirectory()
        (application, port) = try Self.start(in: directory, clock)
    }

    private static func start(in directory: TemporaryDirectory, _ clock: TestClock) throws -> (Application, UInt16) {
        try Application.started(in: directory, clock: clock) {
            $0.eventLoops = 1
            $0.drainSeconds = 0
        }
    }

    func stop() async {
        await application.stop()
    }

    /// What a process leaves behind that is killed between two requests: the files as they are now.
    ///
    /// A checkpoint may run meanwhile; what it has not copied whole is in the log, unless that began anew.
    func kill() async throws {
        let left = try TemporaryDirectory()
        let log = "\(JournalDatabase.fileName)-wal"
        var copied: [UInt8]
        repeat {
            copied = try directory.contents(of: log)
            for name in ["master.key", JournalDatabase.fileName] {
                try left.write(try directory.contents(of: name), to: name)
            }
        } while try directory.contents(of: log) != copied
        try left.write(copied, to: log)
        await application.stop()
        directory = left
        (application, port) = try Self.start(in: directory, clock)
    }

    func backUp() async throws -> String {
        backupCount += 1
        let file = "\(backups.path)/\(backupCount).db"
        _ = try JournalDatabase.backUp("\(directory.path)/\(JournalDatabase.fileName)", to: file, masterKey: nil)
        return file
    }

    func restore(_ backup: String) async throws {
        await application.stop()
        try JournalDatabase.restore(
            backup, to: "\(directory.path)/\(JournalDatabase.fileName)", masterKey: .reading(directory),
            overwriting: true)
        (application, port) = try Self.start(in: directory, clock)
    }

    func pass(days: Int) async throws {
        clock.advance(seconds: days * 86_400)
        let horizon = Instant(milliseconds: clock.now.milliseconds - 180 * 86_400_000)
        _ = try await application.journalStore.write { try $0.purgeTombstones(before: horizon, limit: 1000) }
    }
}

extension MasterKey {
    /// The key of the journal in a directory.
    static func reading(_ directory: TemporaryDirectory) throws -> MasterKey {
        try MasterKey(SecretBytes(copying: directory.contents(of: "master.key")))
    }
}
