import CivilTime
import Glibc
import JournalTestSupport
import Testing

@testable import AttuneApp

@Suite("the directory of scheduled backups")
struct BackupDirectoryTests {
    let directory: TemporaryDirectory
    var backups: BackupDirectory { BackupDirectory(path: directory.path) }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func write(_ names: String...) throws {
        for name in names { try directory.write([1], to: name) }
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test("a backup is named by when it was made, and its name says so again")
    func names() throws {
        let instant = try instant("2026-11-30T12:34:56Z")
        let file = backups.file(at: instant)
        try directory.write([1], to: "attune-20261130T123456Z.db")
        try directory.write([1], to: "attune-20261130T123456Z.db.sha256")

        #expect(file == "\(directory.path)/attune-20261130T123456Z.db")
        #expect(backups.backups(at: instant).map(\.instant) == [instant])
    }

    @Test("the oldest go, with their checksums; what is no backup of the schedule stays")
    func prune() throws {
        for day in 10...14 { try write("attune-202611\(day)T000000Z.db", "attune-202611\(day)T000000Z.db.sha256") }
        try write("attune-20261101T000000Z.db", "by-hand.db", "attune-20261301T000000Z.db", "notes.txt")

        let gone = backups.prune(keeping: 2, at: try instant("2026-11-15T00:00:00Z"))

        #expect(
            gone
                == ["10", "11", "12"].map { "\(directory.path)/attune-202611\($0)T000000Z.db" })
        #expect(
            try directory.names() == [
                "attune-20261101T000000Z.db", "attune-20261113T000000Z.db", "attune-20261113T000000Z.db.sha256",
                "attune-20261114T000000Z.db", "attune-20261114T000000Z.db.sha256", "attune-20261301T000000Z.db",
                "by-hand.db", "notes.txt",
            ])
    }

    @Test("backups that bear a time to come, since the clock was wrong, go before those of the past")
    func future() throws {
        for day in ["20261110", "20261112", "20270101", "20280101"] {
            try write("attune-\(day)T000000Z.db", "attune-\(day)T000000Z.db.sha256")
        }

        let gone = backups.prune(keeping: 3, at: try instant("2026-11-12T00:00:00Z"))

        #expect(gone == ["\(directory.path)/attune-20270101T000000Z.db"])
    }

    @Test("what killed backups have left goes at the next start, what is being worked on stays")
    func sweep() throws {
        try write(
            "attune-20261110T000000Z.db.partial", "attune-20261110T000000Z.db.sha256",
            "attune-20261110T000000Z.db.sha256.partial", "attune-20261109T000000Z.db",
            "attune-20261109T000000Z.db.sha256", "attune-20261110T000000Z.db.0123456789abcdef.partial",
            "attune-20261111T000000Z.db.0123456789abcdef.partial", "other.db.partial",
            "attune-notes.0123456789abcdef.partial")
        let underWay = open("\(directory.path)/attune-20261111T000000Z.db.0123456789abcdef.partial", O_RDONLY)
        defer { close(underWay) }
        #expect(flock(underWay, LOCK_EX | LOCK_NB) == 0)

        backups.sweep()

        #expect(
            try directory.names() == [
                "attune-20261109T000000Z.db", "attune-20261109T000000Z.db.sha256",
                "attune-20261111T000000Z.db.0123456789abcdef.partial", "attune-notes.0123456789abcdef.partial",
                "other.db.partial",
            ])
    }
}
