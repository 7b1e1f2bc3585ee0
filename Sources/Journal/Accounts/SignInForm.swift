import JSON

/// What signing in takes.
struct SignInForm {
    let email: EmailAddress
    /// `nil` when it is none that an account can have.
    let password: Password?
    let grant: TokenGrant

    init(_ value: JSONValue) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a sign-in") { fields in Self(reading: &fields) }
    }

    private init?(reading fields: inout FieldReader) {
        let email = fields.email("email", required: true)
        let password = fields.string("password", length: 1...256, required: true)
        let label = fields.tokenLabel()
        let scopes = fields.choices("scopes", of: Scope.self, count: 1...Scope.allCases.count, unique: true)
        let days = fields.tokenDays()
        guard let email, let password else { return nil }
        self.email = email
        self.password = Password(password)
        grant = TokenGrant(label: label, scopes: scopes ?? Scope.allCases, expiresInDays: days)
    }
}
