import Testing

@testable import Crypto

@Suite struct SealingKeyTests {
    let key: SealingKey

    init() throws {
        key = try SealingKey.random()
    }

    struct Vector: Sendable {
        let key: String
        let nonce: String
        let associated: String
        let plaintext: String
        let ciphertext: String
        let tag: String
    }

    /// Test cases 13 to 16 of the GCM specification that NIST adopted (McGrew and Viega, appendix B).
    static let vectors = [
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), associated: "",
            plaintext: "", ciphertext: "", tag: "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), associated: "",
            plaintext: String(repeating: "00", count: 16), ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919"
        ),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888", associated: "",
            plaintext: """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0d\
                e657ba637b391aafd255
                """,
            ciphertext: """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba\
                7a0abcc9f662898015ad
                """,
            tag: "b094dac5d93471bdec1a502270e3cc6c"
        ),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888", associated: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0d\
                e657ba637b39
                """,
            ciphertext: """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba\
                7a0abcc9f662
                """,
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
    ]

    @Test("the standard's sealed messages open", arguments: vectors)
    func vectorOpens(vector: Vector) throws {
        let key = try SealingKey(SecretBytes(copying: hex(vector.key)))
        let sealed = hex(vector.nonce + vector.ciphertext + vector.tag)

        let plaintext = try key.open(sealed, authenticating: hex(vector.associated))

        #expect(plaintext == hex(vector.plaintext))
    }

    @Test("what was sealed opens again", arguments: [0, 1, 15, 16, 17, 400, 100_000])
    func roundTrip(count: Int) throws {
        let plaintext = try RandomBytes.make(count: count)

        let sealed = try key.seal(plaintext, authenticating: [1, 2, 3])

        #expect(sealed.count == count + SealingKey.overheadByteCount)
        #expect(try key.open(sealed, authenticating: [1, 2, 3]) == plaintext)
        #expect(try sealed.withUnsafeBytes { try key.open($0, authenticating: [1, 2, 3]) } == plaintext)
    }

    @Test("sealing the same bytes many times never repeats a nonce")
    func noncesDiffer() throws {
        var nonces: Set<[UInt8]> = []

        for _ in 0..<1_000 {
            nonces.insert(Array(try key.seal([], authenticating: []).prefix(12)))
        }

        #expect(nonces.count == 1_000)
    }

    @Test("a change of any one byte is noticed, and the key works on", arguments: 0..<44)
    func tampering(index: Int) throws {
        let plaintext = Array("sixteen letters!".utf8)
        let sealed = try key.seal(plaintext, authenticating: [9])
        var altered = sealed
        altered[index] ^= 0x01

        #expect(throws: CryptoError.cannotOpen) { try key.open(altered, authenticating: [9]) }
        #expect(try key.open(sealed, authenticating: [9]) == plaintext)
    }

    @Test("every shorter input is refused", arguments: 0..<44)
    func shortInput(count: Int) throws {
        let sealed = try key.seal(Array("sixteen letters!".utf8), authenticating: [])

        #expect(throws: CryptoError.cannotOpen) { try key.open(Array(sealed.prefix(count)), authenticating: []) }
    }

    @Test("other associated data does not open", arguments: [[], [1], [1, 3], [1, 2, 0]] as [[UInt8]])
    func wrongAssociatedData(associated: [UInt8]) throws {
        let sealed = try key.seal([7], authenticating: [1, 2])

        #expect(throws: CryptoError.cannotOpen) { try key.open(sealed, authenticating: associated) }
    }

    @Test("another key does not open")
    func wrongKey() throws {
        let sealed = try key.seal([7], authenticating: [])
        let other = try SealingKey.random()

        #expect(throws: CryptoError.cannotOpen) { try other.open(sealed, authenticating: []) }
    }

    @Test("a key of another length is refused", arguments: [0, 16, 31, 33])
    func keyLength(count: Int) {
        let secret = SecretBytes(copying: [UInt8](repeating: 1, count: count))

        #expect(throws: CryptoError.wrongKeyLength(expected: 32, found: count)) { try SealingKey(secret) }
        #expect(throws: CryptoError.wrongKeyLength(expected: 32, found: count)) {
            try CipherContext(key: secret, direction: .sealing)
        }
    }

    @Test("a wrapped key opens what the key itself sealed")
    func wrapping() throws {
        let dataKey = try SealingKey.random()
        let sealed = try dataKey.seal([1, 2, 3], authenticating: [4])

        let wrapped = try key.wrap(dataKey, authenticating: [5])
        let unwrapped = try key.unwrap(wrapped, authenticating: [5])

        #expect(try unwrapped.open(sealed, authenticating: [4]) == [1, 2, 3])
        #expect(throws: CryptoError.cannotOpen) { try key.unwrap(wrapped, authenticating: [6]) }
    }

    @Test("sealed bytes that are no key do not unwrap", arguments: [0, 31, 33])
    func unwrappingOtherThings(count: Int) throws {
        let sealed = try key.seal([UInt8](repeating: 0, count: count), authenticating: [])

        #expect(throws: CryptoError.cannotOpen) { try key.unwrap(sealed, authenticating: []) }
    }

    @Test("one key seals and opens for many tasks at once")
    func concurrentUse() async throws {
        let key = key

        let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let plaintext = [UInt8](repeating: UInt8(number), count: 300)
                    let sealed = try key.seal(plaintext, authenticating: [UInt8(number)])
                    return try key.open(sealed, authenticating: [UInt8(number)]) == plaintext
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }

        #expect(opened == [Bool](repeating: true, count: 64))
    }
}
