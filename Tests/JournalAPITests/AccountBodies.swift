import JSON
import JournalTestSupport
import Testing

/// Bodies of the account endpoints, right in all but what a test is about.
enum AccountBodies {
    /// Opens an account.
    static let signUp: JSONObject = [
        "email": "dora@example.org", "password": .string(TestPerson.password), "timeZone": "Europe/Berlin",
    ]

    /// Signs somebody in.
    static func signIn(_ person: TestPerson) -> JSONObject {
        ["email": .string(person.email), "password": .string(TestPerson.password)]
    }

    /// Shows that one knows the password.
    static let confirmation: JSONObject = ["currentPassword": .string(TestPerson.password)]

    static let newPassword = "seven quiet herons"

    /// Changes the password.
    static let passwordChange = confirmation.with(["newPassword": .string(newPassword)])
}

/// A body and the faults that it is refused with.
struct BodyCase: Sendable, CustomTestStringConvertible {
    let body: String
    let faults: [String]

    init(_ body: String, _ faults: String...) {
        self.body = body
        self.faults = faults
    }

    var testDescription: String { body }
}
