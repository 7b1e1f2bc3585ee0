import CivilTime
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// `attune audit verify`, as an operator runs it.
@Suite("audit")
struct AuditTests {
    /// What can be done to a log behind the server's back, and what is then said.
    static let tampering = [
        ("DELETE FROM access_log WHERE sequence = 2", "entry 2 is missing"),
        ("DELETE FROM access_log WHERE sequence = 3", "the log ends with entry 2, and 3 were written"),
        (
            "UPDATE access_log SET entry = (SELECT entry FROM access_log WHERE sequence = 1) WHERE sequence = 2",
            "entry 2 cannot be opened"
        ),
        ("UPDATE access_log SET sequence = 4 WHERE sequence = 3", "entry 4 cannot be opened"),
        ("UPDATE users SET access_head = NULL", "the word on where the log ends is missing"),
        ("DELETE FROM access_log; UPDATE users SET access_head = NULL", "the word on where the log ends is missing"),
    ]

    /// A journal whose summary was read three times through a share.
    private func journal(in directory: TemporaryDirectory) throws -> RunningAttune {
        let server = try RunningAttune(in: directory)
        let alice = try APIClient(port: server.port, token: try server.signUp("alice"))
        let made = try alice.send(
            "POST", "/v1/shares", ["label": "Dr. Weber", "sections": ["doses"], "expiresAt": .string(soon)])
        let token = try JSONParser.parse(made.body).value(at: "/token")?.text
        let reader = try APIClient(port: server.port, token: token)
        for _ in 0..<3 { #expect(try reader.send("GET", "/v1/summary").status == 200) }
        return server
    }

    /// A day from now, by the clock that the program goes by.
    private var soon: String {
        Instant(milliseconds: Instant.now().milliseconds + 86_400_000).utcText
    }

    private func verify(_ directory: TemporaryDirectory) throws -> (end: ChildProcess.End, text: String) {
        let (end, process) = try AttuneProgram.run(["audit", "verify", "--data", "\(directory.path)/data"])
        return (end, process.output + process.errors)
    }

    @Test("a log as it was written is whole, while the server runs and after")
    func whole() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try journal(in: directory)

            let serving = try verify(directory)
            try server.stop()
            let stopped = try verify(directory)

            #expect(serving.end == .exited(0), "\(serving.text)")
            #expect(stopped.end == .exited(0))
            #expect(stopped.text.contains("3 entries, head "))
            #expect(stopped.text.contains("All logs of 1 people are whole."))
        }
    }

    @Test("what was changed, left out or cut off is named, and ends with 1", arguments: tampering)
    func tampered(sql: String, fault: String) async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            try journal(in: directory).stop()
            try Connection(path: "\(directory.path)/data/attune.db", mode: .readWriteCreate).execute(sql)

            let verdict = try verify(directory)

            #expect(verdict.end == .exited(1))
            #expect(verdict.text.contains(fault), "\(verdict.text)")
            #expect(verdict.text.contains("1 of 1 logs are not whole."))
        }
    }

    @Test("a place without a journal is said to be one")
    func nothing() async throws {
        try await onThread {
            let verdict = try verify(TemporaryDirectory())

            #expect(verdict.end == .exited(1))
            #expect(verdict.text.contains("there is no journal"))
        }
    }

    @Test("a backup that is restored opens no share, since some may have been ended after it was made")
    func restored() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let backup = "\(directory.path)/backup.db"
            let data = "\(directory.path)/data"
            try journal(in: directory).stop()
            #expect(try AttuneProgram.run(["backup", backup, "--data", data]).end == .exited(0))

            #expect(try AttuneProgram.run(["restore", "--force", backup, "--data", data]).end == .exited(0))

            let shares = try Connection(path: "\(data)/attune.db", mode: .readOnly).value("SELECT count(*) FROM shares")
            #expect(shares == .integer(0))
            #expect(try verify(directory).end == .exited(0))
        }
    }
}
