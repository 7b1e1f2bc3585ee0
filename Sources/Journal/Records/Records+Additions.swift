package import JSON

/// What is added to records when they are answered, since it depends on more than the record.
extension Records {
    /// Whether anything is ever added to the records of a collection.
    package static func hasAdditions(_ type: any RecordContent.Type) -> Bool { !type.derivedMembers.isEmpty }

    /// The members to add to each of these records of one collection, by id.
    package func additions(
        to records: [Record], of person: Person, from transaction: any ReadTransaction
    ) throws -> [UUID: JSONObject] {
        var additions = try riskAdditions(to: records, of: person, from: transaction)
        for (id, change) in try transaction.changes(ofAssessmentsIn: records, of: person) {
            additions[id, default: [:]]["change"] = .object(change)
        }
        return additions
    }

    /// The same for records that do not follow one another in a list.
    package func additions(
        toEachOf records: [Record], of person: Person, from transaction: any ReadTransaction
    ) throws -> [UUID: JSONObject] {
        var additions = try riskAdditions(to: records, of: person, from: transaction)
        for (id, change) in try transaction.changes(ofEachAssessmentIn: records, of: person) {
            additions[id, default: [:]]["change"] = .object(change)
        }
        return additions
    }

    /// The members to add to a record as it was once answered, whatever has become of it since.
    package func additions(
        toAnswered members: JSONObject, in type: any RecordContent.Type, by person: Person,
        from transaction: any ReadTransaction
    ) throws -> JSONObject? {
        guard case .success(let draft) = Draft.reading(.object(members), in: type, by: rules), let id = draft.id else {
            return nil
        }
        let record = Record.first(id: id, draft, warnings: [], at: now())
        return try additions(to: [record], of: person, from: transaction)[id]
    }
}
