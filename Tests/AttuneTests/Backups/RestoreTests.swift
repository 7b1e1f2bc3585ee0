import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// `attune backup` and `attune restore`, as an operator runs them.
@Suite("backup and restore")
struct RestoreTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var backup: String { "\(directory.path)/backup.db" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Runs the program on the journal, and gives what it ended with and said.
    private func attune(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> (end: ChildProcess.End, output: String, text: String) {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", data], environment: environment)
        return (end, process.output, process.errors)
    }

    private func cursor(_ client: APIClient, since cursor: String = "") throws -> (status: Int, answer: JSONValue) {
        let response = try client.send("GET", "/v1/changes?cursor=\(cursor)")
        return (response.status, try JSONParser.parse(response.body))
    }

    @Test("what was written after the backup is gone, what was written before is there, and clients are told")
    func roundTrip() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            let before = try cursor(client).answer.value(at: "/cursor")?.text ?? ""
            let made = try attune("backup", backup)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second)).status == 201)
            let whileServing = try attune("restore", "--force", backup)
            #expect(try server.stop() == .exited(0))

            let unforced = try attune("restore", backup)
            let forced = try attune("restore", "--force", backup)

            #expect(made.end == .exited(0), "\(made.text)")
            #expect(whileServing.end == .exited(1))
            #expect(whileServing.text.contains("is in use"))
            #expect(unforced.end == .exited(1))
            #expect(unforced.text.contains("--force"))
            #expect(forced.end == .exited(0), "\(forced.text)")
            #expect(forced.output.contains("Restored \(backup): 1 people; the newest entry"), "\(forced.output)")
            #expect(try directory.names(in: "data") == ["attune.db", "attune.lock", "master.key"])
            let again = try RunningAttune(in: directory)
            let restored = try APIClient(port: again.port, token: token)
            #expect(try restored.checkInIDs() == [FreshID.first])
            let refused = try cursor(restored, since: before)
            #expect(refused.status == 410)
            #expect(refused.answer.value(at: "/reason") == "epoch-changed")
            try again.stop()
        }
    }

    @Test("a backup goes where there is no journal yet, if its key is there")
    func emptyPlace() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            #expect(try attune("backup", backup).end == .exited(0))
            try server.stop()
            let key = "\(data)/master.key"
            let elsewhere = try TemporaryDirectory()

            let keyless = try AttuneProgram.run(["restore", backup, "--data", "\(elsewhere.path)/data"])
            let restored = try AttuneProgram.run(
                ["restore", "--json", backup, "--data", "\(elsewhere.path)/data"],
                environment: ["ATTUNE_MASTER_KEY_FILE": key])

            #expect(keyless.end == .exited(1))
            #expect(keyless.process.errors.contains("master.key is missing"))
            #expect(!keyless.process.errors.contains("there is a journal"), "\(keyless.process.errors)")
            #expect(restored.end == .exited(0))
            let answer = try JSONParser.parse(Array(restored.process.output.utf8))
            #expect(answer.value(at: "/file") == .string(backup))
            #expect(answer.value(at: "/people") == 1)
            #expect(answer.value(at: "/erasedSince") == 0)
            #expect(answer.value(at: "/newestWrite")?.text?.hasSuffix("Z") == true)
            let again = try RunningAttune(in: elsewhere, environment: ["ATTUNE_MASTER_KEY_FILE": key])
            #expect(try APIClient(port: again.port, token: token).send("GET", "/v1/users/me").status == 200)
            try again.stop()
        }
    }

    @Test("a backup has its checksum beside it, says whether the key opens it, and is restored only if it matches")
    func checksum() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            _ = try server.signUp("alice")
            try directory.write(Array(repeating: 7, count: 32), to: "other.key")

            let made = try AttuneProgram.run(["backup", "--json", backup, "--data", data])
            let keyless = try AttuneProgram.run(
                ["backup", "\(directory.path)/second.db", "--data", data],
                environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/missing.key"])
            let otherKey = try AttuneProgram.run(
                ["backup", "\(directory.path)/third.db", "--data", data],
                environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/other.key"])
            try server.stop()

            let sum = try ChildProcess("/usr/bin/sha256sum", ["-c", "backup.db.sha256"], directory: directory.path)
            #expect(try sum.wait() == .exited(0), "\(sum.errors)")
            #expect(made.process.output.contains("\"people\":1"), "\(made.process.output) \(made.process.errors)")
            #expect(made.process.output.contains("\"keyOpens\":true"))
            #expect(keyless.process.output.contains("It was not opened"))
            #expect(otherKey.process.output.contains("DOES NOT OPEN IT"))
            #expect(!(try directory.names().contains { $0.contains("partial") || $0.hasSuffix("-wal") }))
            try directory.write(Array(repeating: UInt8(ascii: "0"), count: 64), to: "backup.db.sha256")
            let mismatched = try attune("restore", "--force", backup)
            #expect(mismatched.end == .exited(1))
            #expect(mismatched.text.contains("SHA-256"), "\(mismatched.text)")
        }
    }

    @Test("what is no backup, is damaged or was made with another key is refused, and the journal stays")
    func refused() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            #expect(try attune("backup", backup).end == .exited(0))
            let twice = try attune("backup", backup)
            try server.stop()
            try directory.write(Array("no database at all, but long enough to be read as one".utf8), to: "text.db")
            var bytes = try directory.contents(of: "backup.db")
            for offset in 4_096 * 3..<bytes.count { bytes[offset] = 0xA5 }
            try directory.write(bytes, to: "damaged.db")
            try directory.write(Array(repeating: 7, count: 32), to: "other.key")

            let text = try attune("restore", "--force", "\(directory.path)/text.db")
            let damaged = try attune("restore", "--force", "\(directory.path)/damaged.db")
            let missing = try attune("restore", "--force", "\(directory.path)/missing.db")
            let otherKey = try attune(
                "restore", "--force", backup, environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/other.key"])

            for (end, _, text) in [twice, text, damaged, missing, otherKey] {
                #expect(end == .exited(1))
                #expect(text.hasPrefix("attune: "), "\(text)")
            }
            #expect(otherKey.text.contains("made with another one"))
            #expect(try directory.names(in: "data") == ["attune.db", "attune.lock", "master.key"])
            let again = try RunningAttune(in: directory)
            #expect(try APIClient(port: again.port, token: token).send("GET", "/v1/users/me").status == 200)
            try again.stop()
        }
    }

    @Test("a file that was cut off, or is empty, or is not there is told in a sentence, without --force too")
    func cutOff() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            #expect(try attune("backup", backup).end == .exited(0))
            try server.stop()
            let bytes = try directory.contents(of: "backup.db")
            try directory.write(Array(bytes.prefix(bytes.count / 2 + 100)), to: "half.db")
            try directory.write([], to: "empty.db")

            let half = try attune("restore", "--force", "\(directory.path)/half.db")
            let empty = try attune("restore", "--force", "\(directory.path)/empty.db")
            let missing = try attune("restore", "\(directory.path)/missing.db")

            for (end, _, text) in [half, empty] {
                #expect(end == .exited(1))
                #expect(text.contains("is damaged: ") && text.contains("Take another backup."), "\(text)")
            }
            #expect(missing.end == .exited(1))
            #expect(missing.text.contains("missing.db: No such file or directory"), "\(missing.text)")
            #expect(!missing.text.contains("--force"))
        }
    }

    @Test("a restore onto a disk without room says how much is wanted, and leaves nothing", .mounts)
    func fullDisk() async throws {
        let mount = try TemporaryMount(mebibytes: 4)
        try await onThread {
            let server = try RunningAttune(in: directory)
            #expect(try attune("backup", backup).end == .exited(0))
            try server.stop()
            try MountTests.fillUp(mount, leaving: 40_000)

            let refused = try AttuneProgram.run(
                ["restore", backup, "--data", mount.directory.path],
                environment: ["ATTUNE_MASTER_KEY_FILE": "\(data)/master.key"])

            #expect(refused.end == .exited(1))
            #expect(refused.process.errors.contains("are free"), "\(refused.process.errors)")
            #expect(refused.process.errors.contains("Make room"))
            #expect(try mount.directory.names() == ["attune.lock", "ballast"])
        }
    }
}
