package import JSON

/// A token together with its value, which is shown this once.
package struct IssuedToken: Sendable {
    package let token: Token

    /// What tokens of its kind begin with, and 32 random bytes in base64url.
    package let value: String

    /// The answer to the one who asked for it.
    package var json: JSONObject {
        var object: JSONObject = ["id": .string(token.id.description), "token": .string(value)]
        for member in token.json.members where member.name != "id" && member.name != "lastUsedAt" {
            object[member.name] = member.value
        }
        return object
    }
}
