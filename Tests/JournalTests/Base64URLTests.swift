import Testing

@testable import Journal

@Suite("base64url")
struct Base64URLTests {
    @Test(
        "bytes are written as RFC 4648 §10 and §5 say, without padding, and read back",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(clear: String, encoded: String) {
        #expect(Base64URL.text(of: Array(clear.utf8)) == encoded)
        #expect(Base64URL.bytes(of: encoded) == Array(clear.utf8))
    }

    @Test("the last two characters of the alphabet are - and _")
    func alphabet() {
        #expect(Base64URL.text(of: [0xFB, 0xFF, 0xBF]) == "-_-_")
    }

    @Test("every length up to 100 comes back", arguments: 0...100)
    func roundTrip(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }

        #expect(Base64URL.bytes(of: Base64URL.text(of: bytes)) == bytes)
    }

    @Test(
        "text that would not have been written is refused",
        arguments: ["A", "AAAAA", "Zg==", "Zg=", "Z+8", "Z/8", "Zm 8", "Zm8\n", "Zé", "Zh", "Zm9", "Z"])
    func refused(text: String) {
        #expect(Base64URL.bytes(of: text) == nil)
    }
}
