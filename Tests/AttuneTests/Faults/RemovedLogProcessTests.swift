import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Somebody makes room with `rm attune.db-wal` while the server runs.
@Suite("log removed under a server")
struct RemovedLogProcessTests {
    @Test("one request is refused, no server has to be started anew, and a kill loses nothing")
    func killed() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            #expect(try client.checkInIDs() == [FreshID.first])
            unlink("\(directory.path)/data/attune.db-wal")

            let refused = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let read = try client.checkInIDs()
            let ready = try client.send("GET", "/ready")
            let taken = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let backup = try AttuneProgram.run(
                ["backup", "\(directory.path)/backup.db", "--data", "\(directory.path)/data"])
            server.process.send(SIGKILL)
            try server.process.wait()

            #expect(server.process.errors.contains("the write-ahead log was removed; what it held was saved"))
            #expect(refused.status == 503)
            #expect(refused.text.contains("/problems/storage-unavailable"))
            #expect(read == [FreshID.first])
            #expect(ready.status == 200)
            #expect(taken.status == 201)
            #expect(backup.0 == .exited(0))
            let again = try RunningAttune(in: directory)
            let ids = try APIClient(port: again.port, token: token).checkInIDs()
            try again.stop()
            #expect(Set(ids) == [FreshID.first, FreshID.second])
        }
    }

    @Test("the doctor beside it says to stop the server, and not to restore a backup")
    func doctor() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory)
            _ = try server.signUp("alice")
            unlink("\(directory.path)/data/attune.db-wal")

            let (_, process) = try AttuneProgram.run(["doctor", "--data", "\(directory.path)/data"])
            let end = try server.stop()

            #expect(process.output.contains("Stop the server, and do not kill it: it saves what it has."))
            #expect(!process.output.contains("restore the newest backup"))
            #expect(end == .exited(0))
        }
    }
}
