import CivilTime
import Crypto
import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// `attune doctor`, as an operator runs it.
@Suite("attune doctor")
struct DoctorCommandTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A journal with two people, one of whom has an entry.
    private func serving() throws -> RunningAttune {
        let server = try RunningAttune(in: directory)
        let alice = try server.signUp("alice")
        _ = try server.signUp("bob")
        let client = try APIClient(port: server.port, token: alice)
        #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
        return server
    }

    /// The state of each finding by its name, the worst where there are several, and how it ended.
    private func examine(
        _ flags: [String] = [], environment: [String: String] = [:]
    ) throws -> (end: ChildProcess.End, states: [String: String], text: String) {
        let (end, process) = try AttuneProgram.run(
            ["doctor", "--json", "--data", data] + flags, environment: environment)
        let findings = try JSONParser.parse(Array(process.output.utf8)).value(at: "/findings")?.array ?? []
        var states: [String: String] = [:]
        for finding in findings {
            if let name = finding.value(at: "/name")?.text { states[name] = finding.value(at: "/state")?.text }
            #expect((finding.value(at: "/remedy") == .null) == (finding.value(at: "/state") == "ok"))
        }
        return (end, states, process.output)
    }

    private func change(_ sql: String) throws {
        try Connection(path: "\(data)/attune.db", mode: .readWriteCreate).execute(sql)
    }

    @Test("finds a sound journal so, while a server serves it and after, quickly and in full")
    func sound() async throws {
        try await onThread {
            let server = try serving()

            let serving = try examine()
            try server.stop()
            let stopped = try examine(["--full"])
            let text = try AttuneProgram.run(["doctor", "--data", data])

            for examination in [serving, stopped] {
                #expect(examination.end == .exited(0), "\(examination.text)")
                for name in [
                    "settings", "exposure", "clock", "time-zones", "data-directory", "files", "key-file",
                    "key-directory",
                    "schema", "integrity", "key", "history", "backups", "log",
                ] { #expect(examination.states[name] == "ok", "\(name)") }
                #expect(examination.states["space"] != nil && examination.states["open-files"] != nil)
            }
            #expect(text.end == .exited(0))
            #expect(text.process.output.contains("2 in all"))
        }
    }

    @Test(
        "names what was damaged, and ends with 1",
        arguments: [
            ("UPDATE users SET data_key = randomblob(60) WHERE rowid = 1", "key"),
            ("UPDATE records SET body = randomblob(60)", "key"),
            ("UPDATE users SET profile = x'00'", "key"), ("DELETE FROM meta WHERE name = 'key-check'", "key"),
            ("UPDATE records SET updated_at = 4102444800000", "history"),
            ("UPDATE users SET created_at = 4102444800000", "history"), ("PRAGMA user_version = 99", "schema"),
            (
                "PRAGMA foreign_keys = OFF; INSERT INTO patients (id, user_id, share_id, created_at) "
                    + "VALUES (randomblob(16), randomblob(16), randomblob(16), 0)", "integrity"
            ),
        ])
    func damaged(sql: String, name: String) async throws {
        try await onThread {
            try serving().stop()
            try change(sql)

            let examination = try examine()

            #expect(examination.end == .exited(1))
            #expect(examination.states[name] == "fault", "\(examination.text)")
        }
    }

    @Test("a page that was overwritten is found")
    func overwritten() async throws {
        try await onThread {
            try serving().stop()
            var bytes = try directory.contents(of: "data/attune.db")
            let page = 4096
            for place in (3 * page)..<min(bytes.count, 12 * page) { bytes[place] = 0xA5 }
            try directory.write(bytes, to: "data/attune.db")

            let examination = try examine()

            #expect(examination.end == .exited(1))
            #expect(examination.states["integrity"] == "fault", "\(examination.text)")
        }
    }

    @Test("tells of a key that is missing or another one, and of a journal that is not there")
    func keys() async throws {
        try await onThread {
            let none = try examine()
            try serving().stop()
            try directory.write([UInt8](repeating: 7, count: 32), to: "other.key")
            chmod("\(directory.path)/other.key", 0o600)

            let other = try examine(environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/other.key"])
            let missing = try examine(environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/no.key"])

            #expect(none.end == .exited(1) && none.states["journal"] == "fault")
            #expect(other.end == .exited(1) && other.states["key"] == "fault")
            #expect(missing.end == .exited(1) && missing.states["key"] == "fault")
        }
    }

    @Test("where somebody cannot be opened it says that no earlier key may be taken away, which may be theirs")
    func damagedPerson() async throws {
        try await onThread {
            try serving().stop()
            try change("UPDATE users SET data_key = zeroblob(length(data_key)) WHERE rowid = 1")

            let (end, process) = try AttuneProgram.run(["doctor", "--data", data])

            #expect(end == .exited(1))
            #expect(process.output.contains("Of 2 people, 1 cannot be opened"))
            #expect(process.output.contains("no key rotate --forget"))
        }
    }

    @Test("tells who could read the files")
    func permissions() async throws {
        try await onThread {
            try serving().stop()
            chmod(data, 0o755)
            chmod("\(data)/attune.db", 0o644)
            let open = try examine()
            chmod("\(data)/master.key", 0o640)
            let key = try examine()

            #expect(open.end == .exited(0))
            #expect(open.states["data-directory"] == "warning" && open.states["files"] == "warning")
            #expect(key.end == .exited(1) && key.states["key-file"] == "fault")
        }
    }

    @Test("reports faulty settings as findings, and variables that are none")
    func settings() async throws {
        try await onThread {
            try serving().stop()

            let stray = try examine(environment: ["ATTUNE_SERVICE_HOST": "10.0.0.1"])
            let faulty = try examine(environment: ["ATTUNE_REGISTRATON": "closed"])

            #expect(stray.end == .exited(0) && stray.states["settings"] == "warning")
            #expect(stray.text.contains("ATTUNE_SERVICE_HOST") && !stray.text.contains("10.0.0.1"))
            #expect(faulty.end == .exited(1) && faulty.states["settings"] == "fault")
        }
    }

    @Test("tells how old the newest scheduled backup is, and whether it is as it was written")
    func backups() async throws {
        try await onThread {
            try serving().stop()
            _ = try AttuneProgram.run(["backup", "\(directory.path)/made.db", "--data", data])
            let bytes = try directory.contents(of: "made.db")
            let backups = "\(directory.path)/backups"
            #expect(mkdir(backups, 0o700) == 0)
            let flags = ["--backups", backups]

            let sum = SHA256.digest(bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()

            let none = try examine(flags)
            let old = "attune-20260101T000000Z.db"
            try directory.write(bytes, to: "backups/\(old)")
            let unsummed = try examine(flags)
            try directory.write(Array("\(sum)  \(old)\n".utf8), to: "backups/\(old).sha256")
            let aged = try examine(flags)
            let name = "attune-\(Instant.now().calendarText).db"
            try directory.write(bytes, to: "backups/\(name)")
            try directory.write(Array("\(sum)  \(name)\n".utf8), to: "backups/\(name).sha256")
            let summed = try examine(flags)
            try directory.write(bytes + [0], to: "backups/\(name)")
            let changed = try examine(flags)

            #expect(none.end == .exited(1) && none.states["backups"] == "fault")
            #expect(unsummed.end == .exited(1) && unsummed.states["backup-sum"] == nil)
            #expect(aged.end == .exited(1) && aged.states["backups"] == "fault")
            #expect(aged.states["backup-sum"] == "ok")
            #expect(summed.end == .exited(0) && summed.states["backup-sum"] == "ok", "\(summed.text)")
            #expect(summed.states["backups"] == "ok")
            #expect(changed.end == .exited(1) && changed.states["backup-sum"] == "fault")
        }
    }
}
