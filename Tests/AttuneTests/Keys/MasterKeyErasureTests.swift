import Crypto
import Dispatch
import Glibc
import Journal
import JournalStorage
import JournalTestSupport
import Logging
import ProcessTestSupport
import Testing

@testable import AttuneApp

/// What becomes of the key file when somebody is erased.
@Suite("master key file after an erasure")
struct MasterKeyErasureTests {
    let directory: TemporaryDirectory
    let file: MasterKeyFile
    let whole: MasterKey
    let alice = UUID(high: 1, low: 1)
    let bob = UUID(high: 2, low: 2)

    init() throws {
        directory = try TemporaryDirectory()
        file = Self.file(in: directory)
        whole = try file.load(databaseExists: false)
    }

    static func file(in directory: TemporaryDirectory, named path: String? = nil) -> MasterKeyFile {
        var configuration = Configuration()
        configuration.data = directory.path
        configuration.masterKeyFile = path
        return MasterKeyFile(configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func reloaded() throws -> MasterKey { try Self.file(in: directory).load(databaseExists: true) }

    func mode(of name: String) -> mode_t {
        var status = stat()
        return stat("\(directory.path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("the file is replaced by one without the person, which its owner alone can read")
    func replaced() throws {
        let root = try directory.contents(of: "master.key")

        let key = file.puncture([alice], of: whole)

        #expect(key?.holds(alice) == false)
        #expect(try !reloaded().holds(alice))
        #expect(try reloaded().holds(bob))
        #expect(try reloaded().isAkin(to: whole))
        #expect(mode(of: "master.key") == 0o600)
        #expect(try directory.names() == ["master.key"])
        #expect(try !directory.contents(of: "master.key").contains(root))
    }

    @Test("once more makes no difference, and those before stay erased")
    func again() throws {
        _ = file.puncture([alice], of: whole)
        let once = try directory.contents(of: "master.key")

        _ = file.puncture([alice], of: whole)
        let twice = try directory.contents(of: "master.key")
        let both = file.puncture([bob], of: whole)

        #expect(once == twice)
        #expect(both?.holds(alice) == false)
        #expect(both?.holds(bob) == false)
    }

    @Test("a copy under another name stays whole, and opens what it did: the documented limit")
    func copies() throws {
        let before = try directory.contents(of: "master.key")
        #expect(link("\(directory.path)/master.key", "\(directory.path)/copy.key") == 0)

        _ = file.puncture([alice], of: whole)

        #expect(try directory.contents(of: "copy.key") == before)
        #expect(
            try Self.file(in: directory, named: "\(directory.path)/copy.key").load(databaseExists: true).holds(alice))
    }

    @Test("the bytes that the file had are overwritten where nobody else has a name for them")
    func overwritten() throws {
        let before = open("\(directory.path)/master.key", O_RDONLY)
        defer { close(before) }

        _ = file.puncture([alice], of: whole)

        var bytes = [UInt8](repeating: 1, count: 64)
        #expect(read(before, &bytes, bytes.count) == 32)
        #expect(bytes.prefix(32).allSatisfy { $0 == 0 })
    }

    @Test("through a symbolic link the file itself is replaced")
    func symbolicLink() throws {
        let place = try TemporaryDirectory()
        let path = "\(place.path)/link.key"
        #expect(symlink("\(directory.path)/master.key", path) == 0)

        let key = Self.file(in: place, named: path).puncture([alice], of: whole)

        #expect(key?.holds(alice) == false)
        #expect(try !reloaded().holds(alice))
        #expect(try Self.file(in: place, named: path).load(databaseExists: true).isAkin(to: whole))
    }

    @Test("where no file can be made beside it, it stays as it is, and can be punctured later")
    func unwritable() throws {
        let before = try directory.contents(of: "master.key")
        #expect(mkdir("\(directory.path)/master.key.partial", 0o700) == 0)

        let refused = file.puncture([alice], of: whole)
        let after = try directory.contents(of: "master.key")
        #expect(rmdir("\(directory.path)/master.key.partial") == 0)
        let done = file.puncture([alice], of: whole)

        #expect(refused == nil)
        #expect(after == before)
        #expect(done?.holds(alice) == false)
    }

    @Test("a file that has gone or become another key is left alone", arguments: [true, false])
    func exchanged(isGone: Bool) throws {
        let other = Array(repeating: UInt8(9), count: 32)
        if isGone { unlink("\(directory.path)/master.key") } else { try directory.write(other, to: "master.key") }

        let refused = file.puncture([alice], of: whole)

        #expect(refused == nil)
        #expect(try directory.names() == (isGone ? [] : ["master.key"]))
        if !isGone { #expect(try directory.contents(of: "master.key") == other) }
    }

    @Test("whoever has locked the directory is not waited for")
    func locked() throws {
        let holder = open(directory.path, O_RDONLY | O_DIRECTORY)
        #expect(flock(holder, LOCK_EX) == 0)

        let refused = file.puncture([alice], of: whole)
        close(holder)
        let done = file.puncture([alice], of: whole)

        #expect(refused == nil)
        #expect(done?.holds(alice) == false)
    }

    @Test("a key that comes through a pipe is not waited for a second time")
    func pipe() throws {
        unlink("\(directory.path)/master.key")
        #expect(mkfifo("\(directory.path)/master.key", 0o600) == 0)

        #expect(file.puncture([alice], of: whole) == nil)
    }

    @Test("what a replacement that was killed has left is replaced itself")
    func leftover() throws {
        try directory.write([1, 2, 3], to: "master.key.partial")

        let key = file.puncture([alice], of: whole)

        #expect(key?.holds(alice) == false)
        #expect(try directory.names() == ["master.key"])
    }

    @Test("many that take people from it at once lose none and leave a whole file")
    func atOnce() async throws {
        let people = (0..<40).map { UUID(high: 3, low: UInt64($0)) }

        try await onThread {
            DispatchQueue.concurrentPerform(iterations: people.count) { index in
                // Whoever comes while another replaces the file is refused, and comes again.
                while Self.file(in: directory).puncture([people[index]], of: whole) == nil {}
            }
        }

        let key = try reloaded()
        #expect(people.allSatisfy { !key.holds($0) })
        #expect(key.holds(bob))
    }

    @Test("a damaged or unknown key is refused with a sentence, and left as it is")
    func refused() throws {
        _ = file.puncture([alice], of: whole)
        let bytes = try directory.contents(of: "master.key")
        var newer = bytes
        newer[7] = 3
        let cases = [
            (Array(bytes.dropLast()), "is a damaged master key: it was cut off, added to or altered"),
            (bytes + [0], "is a damaged master key: it was cut off, added to or altered"),
            (Array(bytes.prefix(8)), "is a damaged master key: it was cut off, added to or altered"),
            (newer, "is a master key of version 3, which this program does not know"),
            (Array(bytes.prefix(6)), "holds 6 bytes and is no master key"),
        ]

        for (content, said) in cases {
            try directory.write(content, to: "master.key")
            let error = #expect(throws: StartError.self) { try reloaded() }
            #expect(error?.problems == ["\(directory.path)/master.key \(said)"])
            #expect(try directory.contents(of: "master.key") == content)
        }
    }

    @Test("a command that meets a key which was put into the file meanwhile takes it and tries once more")
    func replacedMeanwhile() throws {
        var tried: [Int] = []

        try file.withKey(databaseExists: true) { key in
            tried.append(key.formerCount)
            guard key.formerCount > 0 else {
                _ = try Self.file(in: directory).renew { _ in false }
                throw WrongMasterKey()
            }
        }

        #expect(tried == [0, 1])
        #expect(throws: WrongMasterKey.self) {
            try file.withKey(databaseExists: true) { _ in throw WrongMasterKey() }
        }
    }

    @Test("no earlier key is forgotten before another one than was sealed with")
    func forgetting() throws {
        let first = try file.renew { _ in false }
        let second = try file.renew { _ in false }

        #expect(throws: StartError.self) { try file.forgetFormer(of: first) }
        #expect(try reloaded().formerCount == 2)
        try file.forgetFormer(of: second)
        #expect(try reloaded().formerCount == 0)
    }

    @Test("a key file that holds another key than asked for is reported and not taken")
    func foreign() throws {
        try directory.write(Array(repeating: 9, count: 32), to: "master.key")

        #expect(file.reload { $0.isAkin(to: whole) } == nil)
        try directory.write(whole.file.withUnsafeBytes { Array($0) }, to: "master.key")
        #expect(file.reload { $0.isAkin(to: whole) } != nil)
        #expect(file.reload { _ in true } == nil)
    }
}
