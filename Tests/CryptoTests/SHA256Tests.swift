import Testing

@testable import Crypto

@Suite struct SHA256Tests {
    /// Messages and digests of NIST's examples for FIPS 180-4.
    @Test(
        "a message gives the digest that the standard prints",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func digestIsTheStandards(message: String, expected: String) {
        let digest = SHA256.digest(Array(message.utf8))

        #expect(digest == hex(expected))
    }

    @Test("a million letters a give the digest that the standard prints")
    func longMessage() {
        let digest = SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))

        #expect(digest == hex("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"))
    }

    @Test("a message fed in two parts gives the digest of the whole", arguments: [0, 1, 63, 64, 65, 199])
    func partsGiveTheWhole(split: Int) {
        let message = (0..<200).map { UInt8($0) }
        var state = SHA256State()

        message[..<split].withUnsafeBytes { state.update($0) }
        message[split...].withUnsafeBytes { state.update($0) }

        #expect(state.finish() == SHA256.digest(message))
    }
}
