import JSON

/// One change that a client asks for in a push.
struct Mutation: Sendable {
    /// What is to be done.
    enum Operation: Sendable {
        case put(Draft)
        case delete
    }

    /// The word for what is to be done.
    private enum Verb: String, CaseIterable { case put, delete }

    let id: UUID
    let collection: Collection

    /// The revision that the client goes by; 0: there must never have been one; `nil`: whatever stands there.
    let expectedRevision: Int?

    let operation: Operation

    /// Reads a mutation; its faults have pointers into it.
    static func reading(_ value: JSONValue, by rules: JournalRules) -> Result<Mutation, InvalidFields> {
        Result { () throws(InvalidFields) in
            try FieldReader.read(value, as: "a mutation") { reading(fields: &$0, by: rules) }
        }
    }

    private static func reading(fields: inout FieldReader, by rules: JournalRules) -> Mutation? {
        let verb = fields.choice("op", of: Verb.self, required: true)
        let name = fields.string("collection", required: true, expected: collections, code: "unknown-value") {
            Records.contentType(of: $0) == nil ? nil : $0
        }
        let type = Records.contentType(of: name ?? "")
        let id = fields.id("id", required: true)
        let expectedRevision = fields.integer("ifRevision", in: 0...Int(Int32.max))
        let hasRecord = fields.raw("record") != nil
        var operation: Operation?
        switch verb {
        case .delete where hasRecord: fields.fault("record", code: "invalid", "must not be there in a delete")
        case .delete: operation = .delete
        case .put where !hasRecord: fields.fault("record", code: "required", "is required")
        case .put:
            guard let type else { break }
            let draft = fields.object("record", as: type.collection.noun) {
                Draft.reading(fields: &$0, in: type, by: rules, expecting: id)
            }
            operation = draft.map { .put($0) }
        case nil: break
        }
        guard let type, let id, let operation else { return nil }
        return Mutation(id: id, collection: type.collection, expectedRevision: expectedRevision, operation: operation)
    }

    private static let collections =
        "one of " + Records.collections.map { $0.collection.name }.joined(separator: ", ")

    /// Whether it asks for a deletion.
    var isDelete: Bool {
        if case .delete = operation { true } else { false }
    }
}
