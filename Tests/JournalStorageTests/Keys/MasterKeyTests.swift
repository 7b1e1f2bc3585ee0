import Crypto
import Journal
import Testing

@testable import JournalStorage

@Suite("master key")
struct MasterKeyTests {
    static let root = Array(UInt8(1)...32)
    let whole: MasterKey
    let alice = UUID.named("alice")
    let bob = UUID.named("bob")

    init() throws {
        whole = try MasterKey(SecretBytes(copying: Self.root))
    }

    /// Whether a key wraps and opens, and so do both forms for each other.
    func expect(_ key: MasterKey, opens person: UUID) throws {
        let wrapped = try whole.wrap(SealingKey.random(), of: person)
        let opened = try key.unwrap(wrapped, of: person)
        let again = try whole.unwrap(key.wrap(opened, of: person), of: person)
        #expect(try again.open(opened.seal([7], authenticating: []), authenticating: []) == [7])
    }

    @Test("who was taken from a key is not opened by it, and everybody else is")
    func punctured() throws {
        let wrapped = try whole.wrap(SealingKey.random(), of: alice)

        let key = try whole.puncturing([alice])

        #expect(throws: CryptoError.cannotOpen) { try key.unwrap(wrapped, of: alice) }
        #expect(throws: CryptoError.cannotOpen) { try key.wrap(SealingKey.random(), of: alice) }
        #expect(!key.holds(alice))
        #expect(key.holds(bob))
        #expect(key.isPunctured && !whole.isPunctured)
        try expect(key, opens: bob)
        for number in 0..<20 { try expect(key, opens: .number(number)) }
        #expect(throws: CryptoError.cannotOpen) { try key.unwrap(wrapped, of: bob) }
    }

    @Test("emails are found and databases recognised with either form of a key")
    func subkeys() throws {
        let email = User.sample("alice").email
        let other = try MasterKey(SecretBytes(copying: Array(repeating: 9, count: 32)))

        let key = try whole.puncturing([alice])

        #expect(key.index(of: email) == whole.index(of: email))
        #expect(try key.opens(whole.makeCheck()))
        #expect(try whole.opens(key.makeCheck()))
        #expect(try !key.opens(other.makeCheck()))
        #expect(key.isAkin(to: whole))
        #expect(try !key.isAkin(to: other.puncturing([alice])))
    }

    @Test("taking the same people twice changes nothing")
    func twice() throws {
        let once = try whole.puncturing([alice, bob])

        #expect(try once.puncturing([bob, alice]) === once)
        #expect(try whole.puncturing([]) === whole)
    }

    @Test("the file of a whole key is its 32 bytes, that of a punctured one has nothing that gives them away")
    func files() throws {
        let key = try whole.puncturing([alice])

        let file = Self.bytes(key.file)

        #expect(Self.bytes(whole.file) == Self.root)
        #expect(file.count == 8 + 64 + 64 * 41 + 32)
        #expect(!file.contains(Self.root))
        for label in ["attune people v2", "attune data-key wrapping v1"] {
            #expect(!file.contains(HMACSHA256.code(Array(label.utf8), key: SecretBytes(copying: Self.root))))
        }
    }

    @Test("a file that is read again opens whom the key did, and nobody else", arguments: [0, 1, 2, 30])
    func kept(count: Int) throws {
        let taken = (0..<count).map { UUID.number($0) }
        let key = try whole.puncturing(taken)

        let read = try MasterKey(file: key.file)

        #expect(Self.bytes(read.file) == Self.bytes(key.file))
        #expect(taken.allSatisfy { !read.holds($0) })
        #expect(read.isAkin(to: whole))
        try expect(read, opens: bob)
    }

    @Test("a file of any other length is refused", arguments: [0, 1, 31, 33, 64, 5_000])
    func lengths(count: Int) {
        let file = SecretBytes(copying: Array(repeating: 7, count: count))

        #expect(throws: MasterKeyFault.length(count)) { try MasterKey(file: file) }
    }

    @Test("a punctured key that was cut off, added to or altered is refused")
    func damaged() throws {
        let file = Self.bytes(try whole.puncturing([alice]).file)
        let cuts = (8..<file.count).filter { $0 != 32 }.map { Array(file.prefix($0)) }
        let longer: [[UInt8]] = [file + [0], file + file.suffix(41), file + file]
        let altered = stride(from: 8, to: file.count, by: 13).map { place -> [UInt8] in
            var bytes = file
            bytes[place] ^= 1
            return bytes
        }

        for bytes in cuts + longer + altered {
            #expect(throws: MasterKeyFault.damaged) { try MasterKey(file: SecretBytes(copying: bytes)) }
        }
    }

    @Test("a key of a later version is refused as one")
    func version() throws {
        var file = Self.bytes(try whole.puncturing([alice]).file)
        file[7] = 3

        #expect(throws: MasterKeyFault.version(3)) { try MasterKey(file: SecretBytes(copying: file)) }
    }

    @Test("a key that takes another's place opens what that one sealed, also when both are read again")
    func successor() throws {
        let email = User.sample("alice").email
        let wrapped = try whole.puncturing([bob]).wrap(SealingKey.random(), of: alice)
        let key = try whole.puncturing([bob]).successor().successor()

        let read = try MasterKey(file: key.file)

        for key in [key, read] {
            _ = try key.unwrap(wrapped, of: alice)
            #expect(key.formerCount == 2)
            #expect(!key.holds(bob) && key.holds(alice))
            #expect(try key.recognises(whole.makeCheck()) && !key.opens(whole.makeCheck()))
            #expect(key.indexes(of: email).last == whole.index(of: email))
            #expect(key.isAkin(to: whole) && whole.isAkin(to: key))
            let new = try key.wrap(SealingKey.random(), of: alice)
            #expect(throws: CryptoError.cannotOpen) { try whole.unwrap(new, of: alice) }
            _ = try key.withoutFormer().unwrap(new, of: alice)
            #expect(throws: CryptoError.cannotOpen) { try key.withoutFormer().unwrap(wrapped, of: alice) }
        }
        #expect(Self.bytes(read.file) == Self.bytes(key.file))
        #expect(Self.bytes(try key.withoutFormer().file).count == MasterKey.byteCount)
    }

    @Test("a file of several keys that was cut off, added to or altered is refused")
    func damagedSeveral() throws {
        let file = Self.bytes(try whole.successor().file)
        let cuts = (8..<file.count).filter { $0 != 32 }.map { Array(file.prefix($0)) }
        let altered = (8..<file.count).map { place -> [UInt8] in
            var bytes = file
            bytes[place] ^= 1
            return bytes
        }

        #expect(file.count == 8 + 2 * (4 + 32) + 32)
        for bytes in cuts + altered + [file + [0], file + file] {
            #expect(throws: MasterKeyFault.damaged) { try MasterKey(file: SecretBytes(copying: bytes)) }
        }
    }

    @Test("a thousand erasures leave a file of some 2 MB that opens everybody else", .timeLimit(.minutes(2)))
    func thousand() throws {
        let taken = (0..<1_000).map { UUID.number($0) }

        let key = try MasterKey(file: whole.puncturing(taken).file)

        #expect((2_000_000...2_500_000).contains(key.file.count))
        #expect(taken.allSatisfy { !key.holds($0) })
        for number in 1_000..<1_020 { try expect(key, opens: .number(number)) }
    }

    private static func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withUnsafeBytes { Array($0) } }
}
