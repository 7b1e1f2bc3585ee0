import Testing

@testable import Crypto

@Suite struct SecretBytesTests {
    @Test("no textual form shows the bytes")
    func descriptionsHideBytes() {
        let secret = SecretBytes(copying: Array("swordfish".utf8))
        var dumped = ""

        dump(secret, to: &dumped)

        #expect("\(secret)" == "SecretBytes(9 bytes)")
        #expect(String(reflecting: secret) == "SecretBytes(9 bytes)")
        #expect(!dumped.contains("115"))
        #expect(!dumped.contains("swordfish"))
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test("moving takes the bytes away from the caller")
    func movingEmptiesTheSource() {
        var source: [UInt8] = [1, 2, 3]

        let secret = SecretBytes(moving: &source)

        #expect(secret.bytes == [1, 2, 3])
        #expect(source.isEmpty)
    }

    @Test("random secrets have the length asked for and differ")
    func randomSecrets() throws {
        let first = try SecretBytes.random(count: 32)
        let second = try SecretBytes.random(count: 32)

        #expect(first.count == 32)
        #expect(first.bytes != second.bytes)
    }

    @Test("an impossible count is refused", arguments: [-1, Int.min, Int(Int32.max) + 1, Int.max])
    func impossibleCounts(count: Int) {
        #expect(throws: CryptoError.unsupportedLength(count)) { try SecretBytes.random(count: count) }
        #expect(throws: CryptoError.unsupportedLength(count)) { try RandomBytes.make(count: count) }
    }

    @Test("random bytes have the length asked for", arguments: [0, 1, 12, 1_000])
    func randomBytes(count: Int) throws {
        #expect(try RandomBytes.make(count: count).count == count)
    }

    @Test("random bytes do not repeat")
    func randomBytesDiffer() throws {
        #expect(try RandomBytes.make(count: 16) != RandomBytes.make(count: 16))
    }

    @Test(
        "constant-time comparison agrees with ordinary comparison",
        arguments: [([], []), ([1, 2], [1, 2]), ([1, 2], [1, 3]), ([1], [1, 2]), ([], [0])] as [([UInt8], [UInt8])]
    )
    func comparison(a: [UInt8], b: [UInt8]) {
        #expect(constantTimeEquals(a, b) == (a == b))
    }
}
