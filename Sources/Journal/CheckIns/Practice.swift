import JSON

/// Something done for oneself that day.
package struct Practice: Sendable, Hashable {
    /// What was done.
    package enum Kind: String, Sendable, CaseIterable {
        case meditation, yoga, breathwork, exercise, nature, creative, journaling, therapy, social, other
    }

    package let kind: Kind
    package let minutes: Int?

    init?(reading fields: inout FieldReader) {
        let kind = fields.choice("kind", of: Kind.self, required: true)
        minutes = fields.integer("minutes", in: 0...1440)
        guard let kind else { return nil }
        self.kind = kind
    }

    var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.rawValue)]
        object.set("minutes", minutes)
        return object
    }
}
