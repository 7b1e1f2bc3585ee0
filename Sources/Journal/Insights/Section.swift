import JSON

/// A part of the insights: figures, how they come about, and what they do not say.
struct Section: Sendable {
    let method: String
    let caveat: String
    let members: JSONObject

    var json: JSONObject {
        var object: JSONObject = ["method": .string(method), "caveat": .string(caveat)]
        for member in members.members { object[member.name] = member.value }
        return object
    }
}
