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
        let record = fields.raw("record")
        var operation: Operation?
        switch (verb, record) {
        case (nil, _):
            break
        case (.delete, nil):
            operation = .delete
        case (.delete, _?):
            fields.fault("record", code: "invalid", "must not be there in a delete")
        case (.put, nil):
            fields.fault("record", code: "required", "is required")
        case (.put, let record?):
            if let type { operation = put(record, in: type, at: id, fields: &fields, by: rules) }
        }
        guard let type, let id, let operation else { return nil }
        return Mutation(id: id, collection: type.collection, expectedRevision: expectedRevision, operation: operation)
    }

    private static let collections =
        "one of " + Records.collections.map { $0.collection.name }.joined(separator: ", ")

    private static func put(
        _ record: JSONValue, in type: any RecordContent.Type, at id: UUID?, fields: inout FieldReader,
        by rules: JournalRules
    ) -> Operation? {
        switch Draft.reading(record, in: type, by: rules, expecting: id) {
        case .success(let draft):
            return .put(draft)
        case .failure(let invalid):
            for fault in invalid.within("record").faults {
                fields.fault(at: fault.pointer, code: fault.code, fault.detail)
            }
            return nil
        }
    }

    /// Whether it asks for a deletion.
    var isDelete: Bool {
        if case .delete = operation { true } else { false }
    }
}
