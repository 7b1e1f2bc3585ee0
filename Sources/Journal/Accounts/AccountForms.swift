import CivilTime
import JSON

/// What signing up takes.
struct SignUpForm {
    let email: EmailAddress
    let password: Password
    let displayName: String?
    let timeZone: String

    init(_ value: JSONValue, rules: JournalRules) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a user") { fields in Self(reading: &fields, rules: rules) }
    }

    private init?(reading fields: inout FieldReader, rules: JournalRules) {
        let email = fields.email("email", required: true)
        let password = fields.newPassword("password")
        displayName = fields.string("displayName", length: 1...100)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        guard let email, let password, let timeZone else { return nil }
        self.email = email
        self.password = password
        self.timeZone = timeZone.name
    }
}

/// A merge patch of the profile: absent leaves a field alone, null clears it.
struct ProfileChange: Sendable {
    let email: EmailAddress?
    let displayName: String?
    let clearsDisplayName: Bool
    let timeZone: String?
    let currentPassword: Password?

    init(_ value: JSONValue, rules: JournalRules) throws(InvalidFields) {
        var cleared: Set<String> = []
        if case .object(let object) = value { cleared = Set(object.members.filter { $0.value == .null }.map(\.name)) }
        self = try FieldReader.read(value, as: "a user") { fields in
            for name in ["email", "timeZone"] where cleared.contains(name) {
                fields.fault(name, code: FaultCode.required, "cannot be cleared")
            }
            return Self(reading: &fields, rules: rules, clearsDisplayName: cleared.contains("displayName"))
        }
    }

    private init?(reading fields: inout FieldReader, rules: JournalRules, clearsDisplayName: Bool) {
        fields.ignore("id", "createdAt")
        email = fields.email("email")
        self.clearsDisplayName = clearsDisplayName
        displayName = fields.string("displayName", length: 1...100)
        timeZone = fields.timeZone("timeZone", in: rules.timeZones)?.name
        let password = fields.string("currentPassword", length: 1...256)
        currentPassword = password.flatMap { Password($0) }
        if email != nil, password == nil {
            fields.fault("currentPassword", code: "required", "is needed to change the email")
        }
    }

    func apply(to user: inout User) {
        if let email { user.email = email }
        if displayName != nil || clearsDisplayName { user.displayName = displayName }
        if let timeZone { user.timeZone = timeZone }
    }
}

/// What changing the password takes.
struct PasswordChange {
    /// `nil` when it is none that an account can have.
    let current: Password?
    let new: Password

    init(_ value: JSONValue) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a change of password") { fields in Self(reading: &fields) }
    }

    private init?(reading fields: inout FieldReader) {
        let current = fields.string("currentPassword", length: 1...256, required: true)
        let new = fields.newPassword("newPassword")
        guard let current, let new else { return nil }
        self.current = Password(current)
        self.new = new
    }
}

extension FieldReader {
    mutating func email(_ name: String, required: Bool = false) -> EmailAddress? {
        string(name, required: required, expected: EmailAddress.expected) { EmailAddress($0) }
    }

    mutating func newPassword(_ name: String) -> Password? {
        string(name, required: true, expected: "10 to 256 bytes of UTF-8") { Password($0) }
    }
}
