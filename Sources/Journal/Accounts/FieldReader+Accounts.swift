import JSON

extension FieldReader {
    mutating func email(_ name: String, required: Bool = false) -> EmailAddress? {
        string(name, required: required, expected: EmailAddress.expected) { EmailAddress($0) }
    }

    mutating func newPassword(_ name: String) -> Password? {
        string(name, required: true, expected: "10 to 256 bytes of UTF-8") { Password($0) }
    }
}
