import JSON

/// Something done for oneself that day.
package struct Practice: Sendable, Hashable {
    /// What was done.
    package enum Kind: String, Sendable, CaseIterable {
        case meditation, yoga, breathwork, exercise, nature, creative, journaling, therapy, social, other
    }

    package let kind: Kind
    package let minutes: Int?

    init(kind: Kind, minutes: Int?) {
        self.kind = kind
        self.minutes = minutes
    }

    init?(reading fields: inout FieldReader) {
        let kind = fields.choice("kind", of: Kind.self, required: true)
        let minutes = fields.integer("minutes", in: 0...1440)
        guard let kind else { return nil }
        self.init(kind: kind, minutes: minutes)
    }

    var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.rawValue)]
        object.set("minutes", minutes)
        return object
    }
}
