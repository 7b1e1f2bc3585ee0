import CivilTime
import JSON

/// What signing up takes.
struct SignUpForm {
    let email: EmailAddress
    let password: Password
    let displayName: String?
    let timeZone: String
    let locale: String?

    init(_ value: JSONValue, rules: JournalRules) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a user") { fields in Self(reading: &fields, rules: rules) }
    }

    private init?(reading fields: inout FieldReader, rules: JournalRules) {
        let email = fields.email("email", required: true)
        let password = fields.newPassword("password")
        displayName = fields.string("displayName", length: 1...100)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        locale = fields.locale()
        guard let email, let password, let timeZone else { return nil }
        self.email = email
        self.password = password
        self.timeZone = timeZone.name
    }
}
