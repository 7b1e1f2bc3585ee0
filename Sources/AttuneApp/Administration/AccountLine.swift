import CivilTime
package import JSON
package import Journal

/// An account in the operator's list.
package struct AccountLine: Sendable {
    package let figures: AccountFigures
    /// Only where it was asked for.
    package let email: EmailAddress?

    /// Its columns; the email address last, where it was asked for.
    package var cells: [String] {
        [
            figures.id.description, figures.createdAt.utcText, figures.lastSeenAt?.utcText ?? "never",
            "\(figures.records)", "\(figures.tokens)",
        ] + (email.map { [$0.text] } ?? [])
    }

    /// What stands above the columns.
    package static func heading(withEmails: Bool) -> [String] {
        ["id", "created", "last seen", "records", "tokens"] + (withEmails ? ["email"] : [])
    }

    package var json: JSONObject {
        var object: JSONObject = ["id": .string(figures.id.description)]
        object["createdAt"] = .string(figures.createdAt.utcText)
        object["lastSeenAt"] = figures.lastSeenAt.map { .string($0.utcText) } ?? .null
        object["records"] = .number(JSONNumber(figures.records))
        object["tokens"] = .number(JSONNumber(figures.tokens))
        if let email { object["email"] = .string(email.text) }
        return object
    }
}
