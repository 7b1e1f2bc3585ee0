import CivilTime
import JSON

extension RecordReading {
    /// Hands over each live record of a collection whose day lies within a range, the oldest first.
    ///
    /// - Parameter parentID: only records that hang on this one.
    func forEachRecord(
        in collection: Collection, of person: Person, on days: ClosedRange<CivilDate>, parentID: UUID? = nil,
        _ body: (Record) throws -> Void
    ) throws {
        var query = PageQuery(
            from: days.lowerBound, to: days.upperBound, order: .ascending, limit: PageQuery.maximumLimit,
            parentID: parentID)
        while true {
            let records = try records(in: collection.name, of: person, matching: query)
            for record in records { try body(record) }
            guard records.count == query.limit, let last = records.last else { return }
            query.after = PageQuery.Position(event: last.event, id: last.id)
        }
    }

    /// The contents of a collection's live records whose day lies within a range, the oldest first, with their ids.
    ///
    /// What the rules of today would refuse is left out: a stored record was taken by the rules of its time.
    func contents<Content: RecordContent>(
        of type: Content.Type, by person: Person, on days: ClosedRange<CivilDate> = .always, rules: JournalRules
    ) throws -> [(id: UUID, content: Content)] {
        var contents: [(id: UUID, content: Content)] = []
        try forEachRecord(in: type.collection, of: person, on: days) { record in
            guard case .success(let draft) = Draft.reading(.object(try record.content()), in: type, by: rules),
                let content = draft.content as? Content
            else { return }
            contents.append((record.id, try content.recalling(record)))
        }
        return contents
    }
}

extension ClosedRange<CivilDate> {
    /// Every day that there is.
    static var always: ClosedRange<CivilDate> { .earliest ... .latest }
}
