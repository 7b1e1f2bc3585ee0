import Testing

@testable import Journal

@Suite("password")
struct PasswordTests {
    @Test(
        "10 to 256 bytes of UTF-8 are a password",
        arguments: ["0123456789", String(repeating: "x", count: 256), "ééééé", String(repeating: "🍄", count: 64)])
    func accepted(text: String) throws {
        let password = try #require(Password(text))

        #expect(password.text == text)
    }

    @Test(
        "fewer or more bytes are none",
        arguments: ["", "012345678", "éééé", String(repeating: "x", count: 257), String(repeating: "🍄", count: 65)])
    func refused(text: String) {
        #expect(Password(text) == nil)
    }

    @Test("it cannot be printed, dumped or described, not even inside of another value")
    func unprintable() throws {
        let password = try #require(Password("correct horse battery"))
        let optional: Password? = password
        let change = try PasswordChange(
            Reading.value(#"{"currentPassword": "correct horse battery", "newPassword": "correct horse battery"}"#))

        var output = "\(password) \(String(reflecting: password)) \([password]) \(optional as Any) \(change)"
        dump(password, to: &output)
        dump([optional], to: &output)
        dump(change, to: &output)

        #expect(!output.contains("horse"))
        #expect(output.contains("(password)"))
        #expect(Mirror(reflecting: password).children.isEmpty)
    }
}
