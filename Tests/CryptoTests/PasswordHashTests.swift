import Testing

@testable import Crypto

@Suite struct PasswordHashTests {
    static let text = "$scrypt$ln=15,r=8,p=3$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

    @Test("a PHC string is read and written alike")
    func roundTrip() throws {
        let hash = try #require(PasswordHash(Self.text))

        #expect(hash.parameters == .standard)
        #expect(hash.salt == Array(0..<16))
        #expect(hash.key == Array(0..<32))
        #expect(hash.text == Self.text)
    }

    @Test("the description shows neither salt nor hash")
    func description() throws {
        let hash = try #require(PasswordHash(Self.text))

        #expect("\(hash)" == "PasswordHash(ln=15,r=8,p=3)")
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "$", "$$$$", "scrypt",
            text + "$", "x" + text, text + "=", text + " ", String(text.dropLast()), String(text.dropLast(30)),
            text.replacing("scrypt", with: "argon2id"), text.replacing("ln=15", with: "ln=18"),
            text.replacing("ln=15", with: "ln=99999999999999999999"), text.replacing("ln=15", with: "ln=015"),
            text.replacing("ln=15", with: "ln=+15"), text.replacing("ln=15", with: "ln="),
            text.replacing("ln=15", with: "N=15"), text.replacing("r=8", with: "r=-8"),
            text.replacing("r=8", with: "r=1024"), text.replacing("p=3", with: "p=17"),
            text.replacing("p=3", with: "p=3,x=1"), text.replacing(",p=3", with: ""),
            text.replacing("AAECAwQFBgcICQoLDA0ODw$", with: "$"), text.replacing("ODw$", with: "ODx$"),
            text.replacing("ODw$", with: "OD-$"), text.replacing("ODw$", with: "ODwAAA$"),
            text + String(repeating: "A", count: 300),
        ]
    )
    func malformed(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    /// RFC 4648 section 10, padding left out.
    @Test(
        "Base64 is the standard's",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(bytes: String, text: String) {
        #expect(Base64.encode(Array(bytes.utf8)) == text)
        #expect(Base64.decode(Substring(text)) == Array(bytes.utf8))
    }

    @Test("every byte survives Base64")
    func base64OfEveryByte() {
        let bytes = (0...255).map { UInt8($0) }

        #expect(Base64.decode(Substring(Base64.encode(bytes))) == bytes)
    }
}
