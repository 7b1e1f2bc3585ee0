import CivilTime
import JSON

extension RecordReading {
    /// The live record with this id in this collection.
    ///
    /// - Throws: `.notFound`.
    func live(_ id: UUID, in type: any RecordContent.Type, of person: Person) throws -> Record {
        guard let record = try record(id, of: person), !record.isDeleted, record.collection == type.collection.name
        else { throw JournalError.notFound }
        return record
    }

    /// The content of the record that this one hangs on.
    ///
    /// - Throws: `InvalidFields` when the person has no such record.
    func parent(of content: any RecordContent, person: Person, rules: JournalRules) throws -> (any RecordContent)? {
        guard let id = content.parentID, let field = type(of: content).collection.parentField else { return nil }
        guard let record = try record(id, of: person), !record.isDeleted, record.collection == field.collection
        else { throw InvalidFields(Self.unknownReference(field)) }
        guard let type = Records.contentType(of: field.collection) else { return nil }
        return try Draft.reading(.object(try record.content()), in: type, by: rules).get().content.recalling(record)
    }

    /// The faults of a faulty body's references, if those are faulty too.
    func referenceFaults(
        in value: JSONValue, of type: any RecordContent.Type, person: Person, rules: JournalRules
    ) throws -> [Fault] {
        guard case .object(let object) = value else { return [] }
        let others = try type.referenceFaults(in: object, of: person, rules: rules, in: self)
        guard let field = type.collection.parentField, case .string(let text)? = object[field.name],
            let id = UUID(text)
        else { return others }
        if let record = try record(id, of: person), !record.isDeleted, record.collection == field.collection {
            return others
        }
        return others + [Self.unknownReference(field)]
    }

    /// What is said of an id that names none of the person's records.
    private static func unknownReference(_ field: ParentField) -> Fault {
        Fault(
            pointer: JSONPointer.root.appending(field.name), code: "unknown-reference",
            detail: "names none of your \(field.collection)")
    }
}

extension Record {
    /// This record without the one that it hung on; everything else, warnings included, stays as it was written.
    func cutLoose(at now: Instant) throws -> Record {
        var body = body
        if let stored = body, let field = Records.contentType(of: collection)?.collection.parentField,
            case .object(var object) = try JSONParser.parse(stored)
        {
            object[field.name] = nil
            body = JSONWriter.bytes(of: .object(object))
        }
        return Record(
            id: id, collection: collection, revision: revision + 1, createdAt: createdAt, updatedAt: now, event: event,
            parentID: nil, body: body)
    }
}
