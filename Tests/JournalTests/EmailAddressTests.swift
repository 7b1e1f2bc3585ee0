import Testing

@testable import Journal

@Suite("email address")
struct EmailAddressTests {
    @Test(
        "anything of the form local@domain in visible ASCII is taken as it was written",
        arguments: [
            "a@b", "alice@example.org", "Alice.O'Hara+journal@EXAMPLE.org", "!#$%&*/=?^_`{|}~.-@x",
            String(repeating: "a", count: 242) + "@example.org",
        ])
    func accepted(text: String) throws {
        let address = try #require(EmailAddress(text))

        #expect(address.text == text)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "@", "a@", "@b", "ab", "a@b@c", "a b@c", " a@b", "a@b ", "a@b\n", "a\u{0}@b", "πλάτων@example.org",
            "a@exämple.org", "аlice@example.org", "a@b\u{7F}", "a\u{A0}@b",
            "a@\u{2003}b", "a\t@b", String(repeating: "a", count: 243) + "@example.org",
        ])
    func refused(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("two spellings that differ in case alone have one canonical form")
    func canonical() throws {
        let one = try #require(EmailAddress("Alice@Example.ORG"))
        let other = try #require(EmailAddress("alice@example.org"))

        #expect(one.canonical == other.canonical)
        #expect(one != other)
    }
}
