import CivilTime
import JSON

/// A body that has been read: the content, and what may stand beside it in every collection.
struct Draft: Sendable {
    /// The id, if the client chose one.
    let id: UUID?

    let content: any RecordContent

    /// When the device says that this was written: later than the event for what was filled in afterwards, earlier than
    /// the server's own times for what waited offline. It is kept as entered, and decides nothing but since when a plan has
    /// its status.
    let recordedAt: Moment?

    /// Reads a body by the rules of its collection; `id`, where given, is what the body's own id must be.
    static func reading(
        _ value: JSONValue, in type: any RecordContent.Type, by rules: JournalRules, expecting id: UUID? = nil
    ) -> Result<Draft, InvalidFields> {
        Result { () throws(InvalidFields) in
            try FieldReader.read(value, as: type.collection.noun) {
                reading(fields: &$0, in: type, by: rules, expecting: id)
            }
        }
    }

    /// As above, for a body that stands within another.
    static func reading(
        fields: inout FieldReader, in type: any RecordContent.Type, by rules: JournalRules, expecting id: UUID? = nil,
        requiringID: Bool = false
    ) -> Draft? {
        let given = fields.id("id", required: requiringID)
        if let id, let given, given != id {
            fields.fault("id", code: "invalid", "must be the id that the record is stored under")
        }
        fields.ignore(Record.serverSetMembers)
        fields.ignore(type.derivedMembers)
        let recordedAt = fields.moment("recordedAt")
        return type.init(reading: &fields, by: rules).map {
            Draft(id: given, content: $0, recordedAt: recordedAt)
        }
    }

    /// The collection that it belongs to.
    var collection: Collection { type(of: content).collection }

    /// The same with its content as it is to be stored over what is there.
    func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> Draft {
        let live = stored.flatMap { $0.isDeleted ? nil : $0 }
        // A patch brings along when the record that it changes was written, and a device's clock may be ahead.
        let written = recordedAt.map(\.instant).flatMap { $0 > live?.updatedAt ?? .earliest && $0 < now ? $0 : nil }
        return Draft(
            id: id, content: try content.settled(over: live, of: person, at: written ?? now, in: transaction),
            recordedAt: recordedAt)
    }

    /// What is stored of it, but for its warnings.
    var json: JSONObject {
        var object = content.json
        object.set("recordedAt", recordedAt?.text)
        return object
    }

    /// The same as it is compared with what is stored: without what the server derives.
    var comparable: JSONObject {
        var object = json
        for name in Record.serverSetMembers { object[name] = nil }
        for name in type(of: content).derivedMembers { object[name] = nil }
        return object
    }
}
