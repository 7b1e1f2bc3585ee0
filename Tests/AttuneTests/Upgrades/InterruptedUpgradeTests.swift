import FaultTestSupport
import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

@testable import JournalStorage

/// An upgrade that is cut short leaves one of the schemas whole, and the next start goes on from there.
@Suite("interrupted upgrades")
struct InterruptedUpgradeTests {
    /// What is left where the disk failed, or the power, at some write.
    private static func interrupt(
        _ kept: KeptJournal, afterWrites count: Int
    ) throws -> (isDone: Bool, places: [TemporaryDirectory]) {
        let directory = try kept.directory()
        let disk = try FaultyDisk(under: directory.path, losesUnsynced: true)
        disk.fail(.write, after: count)
        let outcome = Result { try JournalDatabase.migrate("\(directory.path)/attune.db") }
        disk.fail(.sync)
        #expect(disk.cutPower() > 0)
        let durable = try TemporaryDirectory()
        for suffix in ["", "-wal"] where try directory.names().contains("attune.db\(suffix).durable") {
            try durable.write(try directory.contents(of: "attune.db\(suffix).durable"), to: "attune.db\(suffix)")
        }
        disk.mend()
        let isDone = if case .success = outcome { true } else { false }
        return (isDone, [directory, durable])
    }

    @Test("by a disk that fails or a power that goes, at any write", arguments: KeptJournal.versions.dropLast())
    func disk(version: Int) async throws {
        let kept = try KeptJournal(version: version)
        try await onThread {
            var (count, isDone) = (0, false)
            while !isDone, count < 400 {
                let (hasEnded, places) = try Self.interrupt(kept, afterWrites: count)
                for place in places {
                    let path = "\(place.path)/attune.db"
                    let connection = try Connection(path: path, mode: .readWriteCreate)
                    let left = try connection.first("PRAGMA user_version") { try $0.int(0) } ?? 0
                    #expect((version...JournalDatabase.newestVersion).contains(left))
                    #expect(try connection.integrityProblems() == [])
                    try JournalDatabase.migrate(path)
                    #expect(
                        try connection.value("PRAGMA user_version") == .integer(Int64(JournalDatabase.newestVersion)))
                    #expect(try connection.value("SELECT count(*) FROM users") == 2)
                }
                isDone = hasEnded
                count += 5
            }
            #expect(isDone)
            #expect(count > 5)
        }
    }

    @Test("by a kill, soon after the start", arguments: KeptJournal.versions, [0, 1])
    func kill(version: Int, moment: Int) async throws {
        let kept = try KeptJournal(version: version)
        try await onThread {
            let directory = try TemporaryDirectory()
            mkdir("\(directory.path)/data", 0o700)
            try kept.put(into: directory, under: "data/")
            let process = try ChildProcess(
                AttuneProgram.path, ["serve", "--port", "0", "--data", "\(directory.path)/data"])
            // The log appears when the upgrade begins; a page of it has been written a moment later.
            let figures = ProcessFigures(id: process.id)
            let log = "\(directory.path)/data/attune.db-wal"
            _ = try figures.load {
                try access(log, F_OK) == 0 && AttuneFiles.size(of: log) >= moment * 4_096
            }
            process.send(SIGKILL)
            try process.wait()

            let server = try RunningAttune(in: directory)
            let client = try APIClient(port: server.port, token: kept.people[0].token)
            for (collection, record) in kept.people[0].records {
                let answer = try client.send("GET", "/v1/\(collection)/\(record["id"]?.text ?? "")")
                #expect(answer.status == 200)
            }
            #expect(try server.stop() == .exited(0))
        }
    }
}
