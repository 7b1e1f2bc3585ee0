import Foundation
import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

@testable import AttuneApp

/// `attune key rotate`, as an operator runs it.
@Suite("attune key rotate")
struct KeyRotationProcessTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var key: String { "\(data)/master.key" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func rotate(_ arguments: String...) throws -> (end: ChildProcess.End, process: ChildProcess) {
        try AttuneProgram.run(["key", "rotate", "--data", data] + arguments)
    }

    private func signIn(_ name: String, at port: UInt16) throws -> Int {
        try APIClient(port: port).send(
            "POST", "/v1/tokens", ["email": .string("\(name)@example.org"), "password": "correct horse battery"]
        ).status
    }

    @Test("a server goes on while the key is changed twice: tokens, sign-in, sign-up, and after a restart")
    func whileServing() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)

            let first = try rotate()
            #expect(try client.checkInIDs() == [FreshID.first])
            #expect(try signIn("alice", at: server.port) == 201)
            _ = try server.signUp("bob")
            let second = try rotate("--json")

            #expect(first.end == .exited(0), "\(first.process.errors)")
            #expect(first.process.output.contains("(1 of 1)"), "\(first.process.output)")
            #expect(second.process.output.contains("\"people\":2"), "\(second.process.output)")
            #expect(second.process.output.contains("\"formerKeys\":2"))
            #expect(try signIn("bob", at: server.port) == 201)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second)).status == 201)
            #expect(try server.stop() == .exited(0))
            let again = try RunningAttune(in: directory)
            #expect(try APIClient(port: again.port, token: token).checkInIDs().count == 2)
            #expect(try signIn("alice", at: again.port) == 201)
            try again.stop()
        }
    }

    @Test("the file keeps its mode and its owner, and a backup from before opens until the former keys are forgotten")
    func forgetting() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            _ = try server.signUp("alice")
            try server.stop()
            let backup = "\(directory.path)/before.db"
            #expect(try AttuneProgram.run(["backup", backup, "--data", data]).end == .exited(0))
            let isRoot = geteuid() == 0
            if isRoot { #expect(chown(key, 12_345, 12_346) == 0) }

            #expect(try rotate().end == .exited(0))
            let restored = try AttuneProgram.run(["restore", "--force", backup, "--data", data])
            #expect(try rotate("--forget").end == .exited(0))
            let forgotten = try AttuneProgram.run(["restore", "--force", backup, "--data", data])

            #expect(restored.end == .exited(0), "\(restored.process.errors)")
            #expect(forgotten.end == .exited(1))
            #expect(forgotten.process.errors.contains("made with another one"), "\(forgotten.process.errors)")
            #expect(try AttuneFiles.size(of: key) == 32)
            var status = stat()
            #expect(stat(key, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            if isRoot { #expect(status.st_uid == 12_345 && status.st_gid == 12_346) }
            let again = try RunningAttune(in: directory)
            #expect(try signIn("alice", at: again.port) == 201)
            try again.stop()
        }
    }

    @Test("a second rotation at the same time is refused")
    func atOnce() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            _ = try server.signUp("alice")
            let lock = try #require(try FileLock(.exclusive, at: "\(data)/rotation.lock"))

            let refused = try rotate()

            #expect(refused.end == .exited(1))
            #expect(refused.process.errors.contains("another rotation of the master key is under way"))
            withExtendedLifetime(lock) {}
            try server.stop()
        }
    }

    @Test("no earlier key is forgotten while somebody opens with none, since a backup may need it")
    func unopened() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            _ = try server.signUp("alice")
            try server.stop()
            let backup = "\(directory.path)/before.db"
            #expect(try AttuneProgram.run(["backup", backup, "--data", data]).end == .exited(0))
            try Connection(path: "\(data)/attune.db", mode: .readWriteCreate).run(
                "UPDATE users SET data_key = zeroblob(60)")

            let refused = try rotate("--forget")
            let restored = try AttuneProgram.run(["restore", "--force", backup, "--data", data])

            #expect(refused.end == .exited(1))
            #expect(
                refused.process.errors.contains("no earlier one was taken out: 1 people"), "\(refused.process.errors)")
            #expect(restored.end == .exited(0), "\(restored.process.errors)")
        }
    }

    @Test("without a journal, with another key or with one that cannot be replaced it changes nothing, and says why")
    func refused() async throws {
        try await onThread {
            let nothing = try rotate()
            let server = try RunningAttune(in: directory)
            try server.stop()
            let before = try directory.contents(of: "data/master.key")
            let pipe = "\(directory.path)/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            try directory.write(Array(repeating: 7, count: 32), to: "other.key")

            let otherKey = try AttuneProgram.run(
                ["key", "rotate", "--data", data],
                environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/other.key"])
            let unreplaceable = try AttuneProgram.run(
                ["key", "rotate", "--data", data], environment: ["ATTUNE_MASTER_KEY_FILE": pipe])

            #expect(nothing.end == .exited(1) && otherKey.end == .exited(1) && unreplaceable.end == .exited(1))
            #expect(nothing.process.errors.contains("there is no journal"))
            #expect(otherKey.process.errors.contains("made with another one"))
            #expect(unreplaceable.process.errors.contains("cannot be replaced"), "\(unreplaceable.process.errors)")
            #expect(try directory.contents(of: "data/master.key") == before)
            #expect(try directory.contents(of: "other.key") == Array(repeating: 7, count: 32))
        }
    }
}
