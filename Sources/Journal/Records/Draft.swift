import JSON

/// A body that has been read: the content, and the id if the client chose one.
struct Draft: Sendable {
    let id: UUID?
    let content: any RecordContent

    /// Reads a body by the rules of its collection; `id`, where given, is what the body's own id must be.
    static func reading(
        _ value: JSONValue, in type: any RecordContent.Type, by rules: JournalRules, expecting id: UUID? = nil
    ) -> Result<Draft, InvalidFields> {
        Result { () throws(InvalidFields) in
            try FieldReader.read(value, as: type.collection.noun) { fields in
                let given = fields.id("id")
                if let id, let given, given != id {
                    fields.fault("id", code: "invalid", "must be the id of the path")
                }
                fields.ignore(Record.serverSetMembers)
                return type.init(reading: &fields, by: rules).map { Draft(id: given, content: $0) }
            }
        }
    }
}

extension RecordContent {
    /// The content as it is compared with a stored one: without what the server derives.
    var comparable: JSONObject {
        var object = json
        for name in Record.serverSetMembers { object[name] = nil }
        return object
    }
}
