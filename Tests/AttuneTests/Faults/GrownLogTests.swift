import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// A log of 100 MB, as a reader that stayed and a kill have left it.
@Suite("grown log")
struct GrownLogTests {
    /// Fills the log of a journal, and takes the files as a kill would leave them.
    static func grow(_ source: String, into target: String) throws -> Int {
        let connection = try Connection(path: "\(source)/attune.db", mode: .readWriteCreate)
        for round in 0..<100 {
            try connection.run(
                """
                INSERT INTO meta (name, value)
                VALUES ('ballast', zeroblob(?1))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, [.integer(Int64(1_000_000 + round))])
        }
        mkdir(target, 0o700)
        let copy = try ChildProcess("/bin/cp", ["-a", "\(source)/.", target])
        #expect(try copy.wait() == .exited(0))
        unlink("\(target)/attune.db-shm")
        return try AttuneFiles.size(of: "\(target)/attune.db-wal")
    }

    @Test("it starts in no time, has everything, and the log is cut soon, in little memory")
    func start() async throws {
        try await onThread {
            let (first, second) = (try TemporaryDirectory(), try TemporaryDirectory())
            let server = try RunningAttune(in: first)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            try server.stop()
            let grown = try Self.grow("\(first.path)/data", into: "\(second.path)/data")

            let start = ContinuousClock.now
            let again = try RunningAttune(in: second)
            let starting = ContinuousClock.now - start
            let figures = ProcessFigures(id: again.process.id)
            let isCut =
                try figures.load { try AttuneFiles.size(of: "\(second.path)/data/attune.db-wal") < 1 << 20 } != nil
            let reader = try APIClient(port: again.port, token: token)
            let stored = try reader.checkInIDs()
            let written = try reader.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let memory = figures.residentBytes
            let end = try again.stop()

            #expect(grown > 100_000_000)
            #expect(starting < .seconds(10))
            #expect(isCut)
            #expect(stored == [FreshID.first])
            #expect(written.status == 201)
            #expect(memory < 150 << 20)
            #expect(end == .exited(0))
            print("a log of \(grown) bytes: started in \(starting), \(memory >> 20) MiB resident")
        }
    }
}
