package import JSON

extension FieldReader {
    mutating func email(_ name: String, required: Bool = false) -> EmailAddress? {
        string(name, required: required, expected: EmailAddress.expected) { EmailAddress($0) }
    }

    mutating func newPassword(_ name: String) -> Password? {
        string(name, required: true, expected: "10 to 256 bytes of UTF-8") { Password($0) }
    }

    /// What the person calls a token.
    mutating func tokenLabel() -> String? {
        string("label", length: 1...100)
    }

    /// For how many days a token works; until it is revoked where there is none.
    mutating func tokenDays() -> Int? {
        integer("expiresInDays", in: 1...3650)
    }

    /// A language tag.
    mutating func locale() -> String? {
        string("locale", expected: "a language tag, such as en or pt-BR") { Self.isLanguageTag($0) ? $0 : nil }
    }

    /// Whether a text is a language tag (RFC 5646 §2.1) of at most 35 characters: subtags of 1 to 8 letters and digits, of
    /// which the first has at least two letters and nothing else.
    package static func isLanguageTag(_ text: String) -> Bool {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0 | 0x20) }
        guard text.utf8.count <= 35, let first = subtags.first, first.count >= 2, first.allSatisfy(isLetter) else {
            return false
        }
        return subtags.allSatisfy { subtag in
            (1...8).contains(subtag.count) && subtag.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }
}
