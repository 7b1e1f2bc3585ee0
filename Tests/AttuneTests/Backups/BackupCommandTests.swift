import Glibc
import JSON
import JournalStorage
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// `attune backup`, as an operator runs it, and what a backup of a journal that is not whole says.
@Suite("attune backup")
struct BackupCommandTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var backup: String { "\(directory.path)/backup.db" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func attune(_ arguments: String...) throws -> (end: ChildProcess.End, output: String, errors: String) {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", data])
        return (end, process.output, process.errors)
    }

    private func makeJournal(_ names: String...) throws {
        for name in names {
            let (end, _, errors) = try attune("user", "create", "\(name)@example.org", "--generate")
            #expect(end == .exited(0), "\(errors)")
        }
    }

    /// Spoils the own key of whoever came first; gives their id.
    private func spoilFirst() throws -> String {
        let connection = try Connection(path: "\(data)/attune.db", mode: .readWriteCreate)
        try connection.execute(
            "UPDATE users SET data_key = zeroblob(60) WHERE rowid = (SELECT min(rowid) FROM users)")
        let id = try connection.value("SELECT lower(hex(id)) FROM users ORDER BY rowid LIMIT 1")
        guard case .text(let digits) = id else { return "" }
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(Array(digits)[range])
        }
        return parts.joined(separator: "-")
    }

    @Test("of two backups to one file the first one stays, with its own checksum")
    func twoAtOnce() async throws {
        try await onThread {
            try makeJournal("alice")
            var second: JournalBackup?

            let error = #expect(throws: BackupError.self) {
                try JournalDatabase.backUp("\(data)/attune.db", to: backup, masterKey: nil) { done, total in
                    guard second == nil, done < total else { return }
                    second = try JournalDatabase.backUp("\(data)/attune.db", to: backup, masterKey: nil)
                }
            }

            #expect(error == .exists("\(backup).sha256"))
            let sum = try directory.contents(of: "backup.db.sha256")
            #expect(String(decoding: sum.prefix(64), as: UTF8.self) == second?.checksum)
            #expect(try BackupChecksum.holds(backup))
            #expect(second?.byteCount == (try directory.contents(of: "backup.db").count))
            #expect(try directory.names() == ["backup.db", "backup.db.sha256", "data"])
        }
    }

    @Test("no file of somebody else is overwritten or removed", arguments: ["backup.db", "backup.db.sha256"])
    func foreign(name: String) async throws {
        try await onThread {
            try makeJournal("alice")
            try directory.write([1, 2, 3], to: name)
            try directory.write([4, 5, 6], to: "backup.db.partial")

            let (end, _, errors) = try attune("backup", backup)

            #expect(end == .exited(1))
            #expect(errors.contains("\(directory.path)/\(name) is there already"), "\(errors)")
            #expect(try directory.contents(of: name) == [1, 2, 3])
            #expect(try directory.contents(of: "backup.db.partial") == [4, 5, 6])
            #expect(try directory.names() == [name, "backup.db.partial", "data"].sorted())
        }
    }

    @Test("what a backup of this name has left that was killed goes; one that is under way stays, and others' do")
    func abandoned() async throws {
        try await onThread {
            try makeJournal("alice")
            let names = ["backup.db.0123456789abcdef.partial", "backup.db.fedcba9876543210.partial"]
            let others = ["backup.db.notes.partial", "other.db.0123456789abcdef.partial"]
            for name in names + others { try directory.write([1], to: name) }
            let underWay = open("\(directory.path)/\(names[1])", O_RDONLY)
            defer { close(underWay) }
            #expect(flock(underWay, LOCK_EX | LOCK_NB) == 0)

            let (end, _, errors) = try attune("backup", backup)

            #expect(end == .exited(0), "\(errors)")
            let expected = [names[1], "backup.db", "backup.db.sha256", "data"] + others
            #expect(try directory.names() == expected.sorted())
        }
    }

    @Test("a damaged row is told of, and costs nobody else their backup")
    func damagedRow() async throws {
        try await onThread {
            try makeJournal("alice", "bob", "charlie")
            let spoilt = try spoilFirst()

            let text = try attune("backup", backup)
            let json = try attune("backup", "--json", "\(directory.path)/second.db")
            let restored = try attune("restore", "--json", "--force", backup)

            #expect(text.end == .exited(1))
            #expect(text.output.contains("THE JOURNALS OF 1 OF THEM DO NOT OPEN"), "\(text.output) \(text.errors)")
            #expect(text.output.contains(spoilt))
            #expect(json.end == .exited(1))
            let answer = try JSONParser.parse(Array(json.output.utf8))
            #expect(answer.value(at: "/people") == 3)
            #expect(answer.value(at: "/keyOpens") == false)
            #expect(answer.value(at: "/unopened") == [.string(spoilt)])
            #expect(restored.end == .exited(0), "\(restored.errors)")
        }
    }

    @Test("an audit tells of a damaged row and goes on with everybody else")
    func damagedRowAudit() async throws {
        try await onThread {
            try makeJournal("alice", "bob", "charlie")
            let spoilt = try spoilFirst()

            let text = try attune("audit", "verify")
            let json = try attune("audit", "verify", "--json")

            #expect(text.end == .exited(1))
            #expect(text.output.contains("\(spoilt): 0 entries, head none, NOT WHOLE"), "\(text.output) \(text.errors)")
            #expect(text.output.contains("does not open"))
            #expect(text.output.contains("1 of 3 logs are not whole."))
            #expect(json.end == .exited(1))
            let answer = try JSONParser.parse(Array(json.output.utf8))
            #expect(answer.value(at: "/people") == 3)
            #expect(answer.value(at: "/isWhole") == false)
            #expect(answer.value(at: "/logs/0/person") == .string(spoilt))
        }
    }

    @Test("an empty name is a wrong argument", arguments: ["backup", "restore"])
    func emptyName(command: String) async throws {
        try await onThread {
            let (end, _, errors) = try attune(command, "")

            #expect(end == .exited(64))
            #expect(errors.contains("FILE is empty"), "\(errors)")
        }
    }
}
