import Testing

@testable import Crypto

@Suite struct HMACSHA256Tests {
    struct Vector: Sendable {
        let key: [UInt8]
        let message: [UInt8]
        let code: [UInt8]
    }

    /// RFC 4231 section 4, cases 1 to 4, 6 and 7 (case 5 is truncated and below).
    static let vectors = [
        Vector(
            key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            code: hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        ),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        ),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
            code: hex("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
        ),
        Vector(
            key: (1...25).map { UInt8($0) }, message: [UInt8](repeating: 0xcd, count: 50),
            code: hex("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")
        ),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        ),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array(
                """
                This is a test using a larger than block-size key and a larger than block-size data. The key needs to \
                be hashed before being used by the HMAC algorithm.
                """.utf8
            ),
            code: hex("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")
        ),
    ]

    @Test("a message gives the code that RFC 4231 prints", arguments: vectors)
    func codeIsTheStandards(vector: Vector) {
        let code = HMACSHA256.code(vector.message, key: SecretBytes(copying: vector.key))

        #expect(code == vector.code)
    }

    @Test("the truncated code of RFC 4231's case 5 is the beginning of the whole one")
    func truncatedCode() {
        let key = SecretBytes(copying: [UInt8](repeating: 0x0c, count: 20))

        let code = HMACSHA256.code(Array("Test With Truncation".utf8), key: key)

        #expect(Array(code.prefix(16)) == hex("a3b6167473100ee06e0c796c2955552b"))
    }

    @Test("an empty key and message give the well-known code")
    func emptyInputs() {
        let code = HMACSHA256.code([], key: SecretBytes(copying: []))

        #expect(code == hex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"))
    }

    @Test("a subkey is the code of its label, another for each label")
    func subkeys() {
        let master = SecretBytes(copying: Array("Jefe".utf8))

        let subkey = HMACSHA256.derive("what do ya want for nothing?", from: master)
        let other = HMACSHA256.derive("email index", from: master)

        #expect(subkey.bytes == Self.vectors[1].code)
        #expect(other.bytes == HMACSHA256.code(Array("email index".utf8), key: master))
        #expect(other.bytes != subkey.bytes)
    }
}

extension SecretBytes {
    /// A copy, for comparing.
    var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }
}
