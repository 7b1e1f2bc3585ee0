import JSON
import Journal

/// What stands in the sealed column of a user's row.
struct Profile {
    let email: EmailAddress
    let displayName: String?
    let timeZone: String
    let locale: String?

    init(of user: User) {
        email = user.email
        displayName = user.displayName
        timeZone = user.timeZone
        locale = user.locale
    }

    /// Reads what ``bytes`` were.
    ///
    /// - Throws: `UnreadableRow`, `JSONError`.
    init(reading bytes: [UInt8]) throws {
        guard case .object(let members) = try JSONParser.parse(bytes), case .string(let text)? = members["email"],
            let email = EmailAddress(text), case .string(let timeZone)? = members["timeZone"]
        else { throw UnreadableRow(description: "a profile does not read") }
        self.email = email
        self.timeZone = timeZone
        displayName = if case .string(let name)? = members["displayName"] { name } else { nil }
        locale = if case .string(let tag)? = members["locale"] { tag } else { nil }
    }

    var bytes: [UInt8] {
        var members: JSONObject = ["email": .string(email.text), "timeZone": .string(timeZone)]
        members["displayName"] = displayName.map { .string($0) }
        members["locale"] = locale.map { .string($0) }
        return JSONWriter.bytes(of: .object(members))
    }
}
