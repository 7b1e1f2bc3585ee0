import CivilTime
import JSON

/// A merge patch of the profile: absent leaves a field alone, null clears it.
struct ProfileChange: Sendable {
    let email: EmailAddress?
    let displayName: String?
    let clearsDisplayName: Bool
    let timeZone: String?
    let locale: String?
    let clearsLocale: Bool
    let currentPassword: Password?

    init(_ value: JSONValue, rules: JournalRules) throws(InvalidFields) {
        var cleared: Set<String> = []
        if case .object(let object) = value { cleared = Set(object.members.filter { $0.value == .null }.map(\.name)) }
        self = try FieldReader.read(value, as: "a user") { fields in
            for name in ["email", "timeZone"] where cleared.contains(name) {
                fields.fault(name, code: FaultCode.required, "cannot be cleared")
            }
            return Self(reading: &fields, rules: rules, clearing: cleared)
        }
    }

    private init?(reading fields: inout FieldReader, rules: JournalRules, clearing cleared: Set<String>) {
        fields.ignore(["id", "createdAt"])
        email = fields.email("email")
        clearsDisplayName = cleared.contains("displayName")
        displayName = fields.string("displayName", length: 1...100)
        timeZone = fields.timeZone("timeZone", in: rules.timeZones)?.name
        locale = fields.locale()
        clearsLocale = cleared.contains("locale")
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
        if locale != nil || clearsLocale { user.locale = locale }
    }
}
