import Glibc
import JournalTestSupport
import Logging
import Testing

@testable import AttuneApp

@Suite("master key file")
struct MasterKeyFileTests {
    let directory: TemporaryDirectory
    var configuration = Configuration()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws {
        directory = try TemporaryDirectory()
        configuration.data = directory.path
    }

    func load(databaseExists: Bool = false) throws {
        _ = try MasterKeyFile(configuration, logger: logger).load(databaseExists: databaseExists)
    }

    /// What is wrong, when something has to be.
    func problems(databaseExists: Bool = false) throws -> String {
        let error = #expect(throws: StartError.self) { try load(databaseExists: databaseExists) }
        return error?.problems.joined(separator: " ") ?? ""
    }

    @Test("the first start makes a key of 32 bytes that its owner alone can read")
    func made() throws {
        try load()

        var status = stat()
        #expect(stat("\(directory.path)/master.key", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(try directory.contents(of: "master.key").count == 32)
    }

    @Test("every later start takes the same key, and two journals have keys of their own")
    func kept() throws {
        try load()
        let key = try directory.contents(of: "master.key")
        let other = try MasterKeyFileTests()

        try load(databaseExists: true)
        try other.load()

        #expect(try directory.contents(of: "master.key") == key)
        #expect(try other.directory.contents(of: "master.key") != key)
    }

    @Test("a journal whose key is missing is refused, and no key is made in its place")
    func missing() throws {
        let problems = try problems(databaseExists: true)

        #expect(problems.contains("\(directory.path)/master.key is missing"))
        #expect(try directory.names() == [])
    }

    @Test(
        "a file of any other length is refused, with its length",
        arguments: [(0, "0"), (31, "31"), (33, "33"), (64, "64"), (65, "65"), (5_000, "1024 or more")])
    func wrongLength(count: Int, said: String) throws {
        let bytes = [UInt8](repeating: 7, count: count)
        try directory.write(bytes, to: "master.key")

        let problems = try problems()

        #expect(problems == "\(directory.path)/master.key holds \(said) bytes and is no master key")
        #expect(try directory.contents(of: "master.key") == bytes)
    }

    @Test("a key that lies elsewhere is taken from there, and none is made in the data directory")
    func elsewhere() throws {
        let other = try TemporaryDirectory()
        try other.write(Array(repeating: 7, count: 32), to: "secret")
        var tests = self
        tests.configuration.masterKeyFile = "\(other.path)/secret"

        try tests.load()
        try tests.load(databaseExists: true)

        #expect(try directory.names() == [])
    }

    @Test("a named key that is missing or no file is refused, never made", arguments: ["/absent", ""])
    func namedButMissing(name: String) throws {
        let other = try TemporaryDirectory()
        var tests = self
        tests.configuration.masterKeyFile = other.path + name

        let problems = try tests.problems()

        #expect(problems.hasPrefix("cannot read the master key at \(other.path)\(name): "))
        #expect(try other.names() == [])
    }
}
