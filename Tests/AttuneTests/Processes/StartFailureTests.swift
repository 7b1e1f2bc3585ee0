import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// A start that cannot succeed ends with 1, or 64 where a flag is wrong, and a sentence, and leaves the journal as it is.
@Suite("starts that fail")
struct StartFailureTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var database: String { "data/attune.db" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A journal that was opened and closed once.
    func makeJournal() throws {
        let server = try RunningAttune(in: directory)
        _ = try server.signUp("alice")
        try server.stop()
    }

    /// What is said on standard error by a start that fails.
    static func complaint(
        _ flags: [String], environment: [String: String] = [:], directory: String = "/", status: Int32 = 1,
        by launcher: (_ arguments: [String]) -> [String] = { $0 }
    ) throws -> String {
        let command = launcher([AttuneProgram.path, "serve"] + flags)
        let process = try ChildProcess(
            command[0], Array(command.dropFirst()), environment: environment, directory: directory)
        #expect(try process.wait() == .exited(status))
        #expect(process.output.isEmpty)
        return process.errors
    }

    @Test("a port that is taken is named, and the flag that takes another")
    func portTaken() async throws {
        try await onThread {
            let first = try RunningAttune(in: directory)

            let complaint = try Self.complaint(["--port", "\(first.port)", "--data", "\(directory.path)/other"])
            let health = try APIClient(port: first.port).send("GET", "/health")
            try first.stop()

            #expect(complaint.contains("attune: cannot listen on 127.0.0.1:\(first.port): "))
            #expect(complaint.contains("--port takes another one"))
            #expect(health.status == 200)
        }
    }

    @Test(
        "an address that this machine does not have is named",
        arguments: [("192.0.2.1", "192.0.2.1:0"), ("2001:db8::1", "[2001:db8::1]:0")])
    func address(host: String, name: String) async throws {
        try await onThread {
            let complaint = try Self.complaint(["--host", host, "--port", "0", "--data", data])

            #expect(complaint.contains("attune: cannot listen on \(name): "))
        }
    }

    @Test("a name in place of an address is refused", arguments: ["localhost", "example.org", "::1::", "127.0.0.256"])
    func noAddress(host: String) async throws {
        try await onThread {
            let complaint = try Self.complaint(["--host", host, "--port", "0", "--data", data], status: 64)

            #expect(complaint.hasPrefix("attune: host must be an IP address (from --host)\n"))
            #expect(try directory.names() == [])
        }
    }

    @Test("a data directory that cannot be written is named, and stays as it is", arguments: [false, true])
    func readOnlyDirectory(hasJournal: Bool) async throws {
        try await onThread {
            if hasJournal { try makeJournal() } else { mkdir(data, 0o700) }
            let before = try contents()
            chmod(data, 0o555)
            defer { chmod(data, 0o700) }

            let complaint = try Self.complaint(["--port", "0", "--data", data], by: Self.withoutOverride)

            #expect(complaint.contains("attune: the data directory \(data) cannot be written\n"))
            #expect(try contents() == before)
        }
    }

    @Test("a data directory that cannot be made is named")
    func directoryCannotBeMade() async throws {
        try await onThread {
            try directory.write([], to: "file")

            let complaint = try Self.complaint(["--port", "0", "--data", "\(directory.path)/file/data"])

            #expect(complaint.contains("attune: cannot make the data directory \(directory.path)/file/data: "))
        }
    }

    @Test(
        "a damaged database is named and stays as it is",
        arguments: [
            Array("This was a database once. ".utf8), Array(repeating: 0xA5, count: 20_000),
            Array("SQLite format 3\u{0}".utf8) + Array(repeating: 0, count: 4_080),
        ] as [[UInt8]])
    func damaged(bytes: [UInt8]) async throws {
        try await onThread {
            mkdir(data, 0o700)
            try directory.write(Array(repeating: 7, count: 32), to: "data/master.key")
            try directory.write(bytes, to: database)

            let complaint = try Self.complaint(["--port", "0", "--data", data])

            #expect(complaint.contains("attune: \(data)/attune.db is damaged or no database: "))
            #expect(complaint.contains("put a backup in its place"))
            #expect(try directory.contents(of: database) == bytes)
        }
    }

    @Test("another program's database is refused and stays as it is")
    func foreignDatabase() async throws {
        try await onThread {
            mkdir(data, 0o700)
            try directory.write(Array(repeating: 7, count: 32), to: "data/master.key")
            try Connection(path: "\(data)/attune.db", mode: .readWriteCreate).execute("CREATE TABLE photographs (id)")
            let before = try contents()

            let complaint = try Self.complaint(["--port", "0", "--data", data])

            #expect(complaint.contains("the file is a database of another program"))
            #expect(try contents().filter { before.keys.contains($0.key) } == before)
        }
    }

    @Test("a journal of a newer release is refused and stays as it is")
    func newerJournal() async throws {
        try await onThread {
            try makeJournal()
            try Connection(path: "\(data)/attune.db", mode: .readWriteCreate).execute("PRAGMA user_version = 1000")
            let before = try contents()

            let complaint = try Self.complaint(["--port", "0", "--data", data])

            #expect(complaint.contains("the database has schema version 1000"))
            #expect(complaint.contains("run a newer one"))
            #expect(try contents().filter { before.keys.contains($0.key) } == before)
        }
    }

    @Test("a master key that is not the journal's is refused, and the journal stays as it is")
    func wrongKey() async throws {
        try await onThread {
            try makeJournal()
            try directory.write(Array(repeating: 7, count: 32), to: "data/master.key")
            let before = try contents()

            let complaint = try Self.complaint(["--port", "0", "--data", data])

            #expect(complaint.contains("attune: the master key does not open \(data)/attune.db"))
            #expect(try contents() == before)
        }
    }

    @Test("a journal whose master key is missing is refused, and no other is made")
    func missingKey() async throws {
        try await onThread {
            try makeJournal()
            unlink("\(data)/master.key")
            let before = try contents()

            let complaint = try Self.complaint(["--port", "0", "--data", data])

            #expect(complaint.contains("\(data)/master.key is missing"))
            #expect(try contents() == before)
        }
    }

    @Test("a key elsewhere opens the journal when ATTUNE_MASTER_KEY_FILE names it")
    func keyElsewhere() async throws {
        try await onThread {
            try makeJournal()
            rename("\(data)/master.key", "\(directory.path)/key")

            let server = try RunningAttune(
                in: directory, environment: ["ATTUNE_MASTER_KEY_FILE": "\(directory.path)/key"])
            let end = try server.stop()

            #expect(end == .exited(0))
            #expect(try directory.names() == ["data", "key"])
        }
    }

    @Test("all that is wrong with the settings is told at once, with where it came from")
    func settings() async throws {
        try await onThread {
            mkdir("\(directory.path)/Config", 0o700)
            try directory.write(Array(#"{"colour": "red", "drainSeconds": "long"}"#.utf8), to: "Config/default.json")

            let complaint = try Self.complaint(
                ["--port", "many"], environment: ["ATTUNE_LOG_LEVEL": "loud"], directory: directory.path,
                status: 64)

            for origin in ["Config/default.json", "--port", "ATTUNE_LOG_LEVEL"] {
                #expect(complaint.contains("(from \(origin))"))
            }
            #expect(complaint.hasPrefix("attune: "))
            #expect(complaint.split(separator: "\n").count == 5)
            #expect(try directory.names() == ["Config"])
        }
    }

    @Test("a settings file that is named but missing is told")
    func missingSettings() async throws {
        try await onThread {
            let complaint = try Self.complaint(["--config", "\(directory.path)/absent.json"])

            #expect(
                complaint.hasPrefix("attune: cannot read \(directory.path)/absent.json: No such file or directory\n"))
        }
    }

    /// The files of the data directory with their bytes.
    private func contents() throws -> [String: [UInt8]] {
        let names = try AttuneFiles.names(in: data)
        return try names.reduce(into: [:]) { $0[$1] = try directory.contents(of: "data/\($1)") }
    }

    /// Root may write everywhere; without this capability the mode of a directory counts for it too.
    private static func withoutOverride(_ command: [String]) -> [String] {
        guard geteuid() == 0 else { return command }
        return ["/usr/bin/setpriv", "--bounding-set=-dac_override"] + command
    }
}
