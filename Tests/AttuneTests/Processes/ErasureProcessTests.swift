import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Erasing an account, with backups and a sudden end, as it happens to an operator.
@Suite("erasure, from outside")
struct ErasureProcessTests {
    static let confirmation: JSONValue = ["currentPassword": "correct horse battery"]
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var backup: String { "\(directory.path)/backup.db" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func attune(_ arguments: String...) throws -> (end: ChildProcess.End, process: ChildProcess) {
        try AttuneProgram.run(arguments + ["--data", data])
    }

    /// Serves Alice and Bob, each with an entry, and backs that up.
    private func peopled() throws -> (server: RunningAttune, alice: String, bob: String) {
        let server = try RunningAttune(in: directory)
        let tokens = try ["alice", "bob"].map { name in
            let token = try server.signUp(name)
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            return token
        }
        let (end, process) = try attune("backup", backup)
        #expect(end == .exited(0), "\(process.errors)")
        return (server, tokens[0], tokens[1])
    }

    private func erase(_ token: String, on server: RunningAttune) throws -> JSONValue {
        let response = try APIClient(port: server.port, token: token).send(
            "DELETE", "/v1/users/me", Self.confirmation)
        #expect(response.status == 200)
        return try JSONParser.parse(response.body)
    }

    private func status(_ token: String, on server: RunningAttune) throws -> Int {
        try APIClient(port: server.port, token: token).send("GET", "/v1/check-ins").status
    }

    @Test("a backup made before has everybody but the erased, and the operator is told of old copies of the key")
    func restored() async throws {
        try await onThread {
            let (server, alice, bob) = try peopled()
            let key = try directory.contents(of: "data/master.key")

            let receipt = try erase(alice, on: server)

            #expect(receipt.value(at: "/backups")?.text == "unreadable")
            _ = try server.process.errorLine { $0.contains("replace them") }
            try server.stop()
            let restored = try attune("restore", "--force", backup)
            #expect(restored.end == .exited(0), "\(restored.process.errors)")
            #expect(restored.process.output.contains("not put back: 1"))
            let again = try RunningAttune(in: directory)
            #expect(try status(alice, on: again) == 401)
            #expect(try APIClient(port: again.port, token: bob).checkInIDs().count == 1)
            try again.stop()
            // The documented limit: with a copy of the key from before, the backup has her again.
            try directory.write(key, to: "data/master.key")
            #expect(try attune("restore", "--force", backup).end == .exited(0))
            let former = try RunningAttune(in: directory)
            #expect(try status(alice, on: former) == 200)
            try former.stop()
        }
    }

    @Test("killed before the key was destroyed, the next start destroys it; a restore before that does so too")
    func killed() async throws {
        try await onThread {
            let (server, alice, bob) = try peopled()
            // Nothing can be made beside the key, as in a read-only directory.
            let obstacle = "\(data)/master.key.partial"
            #expect(mkdir(obstacle, 0o700) == 0)

            let receipt = try erase(alice, on: server)
            let warning = try server.process.errorLine { $0.contains("cannot destroy the keys") }
            server.process.send(SIGKILL)
            try server.process.wait()
            let refused = try attune("restore", "--force", backup)
            #expect(rmdir(obstacle) == 0)
            let again = try RunningAttune(in: directory)
            _ = try again.process.errorLine { $0.contains("destroyed the keys of people who were erased") }
            try again.stop()
            let restored = try attune("restore", "--force", backup)
            let last = try RunningAttune(in: directory)

            #expect(receipt.value(at: "/backups")?.text == "readable-until-the-key-file-can-be-written")
            #expect(warning.contains("\"level\":\"warning\""))
            #expect(refused.end == .exited(1))
            #expect(refused.process.errors.contains("Make the directory of the master key writable"))
            #expect(restored.end == .exited(0), "\(restored.process.errors)")
            #expect(try status(alice, on: last) == 401)
            #expect(try status(bob, on: last) == 200)
            try last.stop()
        }
    }

    @Test("killed before the key was destroyed, a restore destroys it first")
    func restoredAfterKill() async throws {
        try await onThread {
            let (server, alice, bob) = try peopled()
            let obstacle = "\(data)/master.key.partial"
            #expect(mkdir(obstacle, 0o700) == 0)
            _ = try erase(alice, on: server)
            server.process.send(SIGKILL)
            try server.process.wait()
            #expect(rmdir(obstacle) == 0)

            let restored = try attune("restore", "--force", backup)

            #expect(restored.end == .exited(0), "\(restored.process.errors)")
            #expect(restored.process.output.contains("not put back: 1"))
            let last = try RunningAttune(in: directory)
            #expect(try status(alice, on: last) == 401)
            #expect(try status(bob, on: last) == 200)
            try last.stop()
        }
    }
}
