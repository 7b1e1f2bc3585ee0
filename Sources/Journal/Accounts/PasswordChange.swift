import JSON

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
