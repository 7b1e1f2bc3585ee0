import CivilTime
import JSON

extension RecordReading {
    /// How each of the assessments among these records, which follow one another in a list, compares with the person's
    /// first one of its instrument that has a score and with the last such one before it; by id.
    func changes(ofAssessmentsIn records: [Record], of person: Person) throws -> [UUID: JSONObject] {
        let assessments = records.compactMap { ScoredAssessment($0) }.sorted { $0.position < $1.position }
        guard let earliest = assessments.first else { return [:] }
        let keys = Set(assessments.map(\.instrument.key))
        let firsts = try nearest(keys, of: person, matching: PageQuery(order: .ascending))
        let start = PageQuery.Position(event: earliest.event, id: earliest.id)
        var previous = try nearest(keys, of: person, matching: PageQuery(order: .descending, after: start))
        var changes: [UUID: JSONObject] = [:]
        for assessment in assessments {
            let key = assessment.instrument.key
            changes[assessment.id] = AssessmentChange.change(
                of: assessment, first: firsts[key], previous: previous[key])
            if assessment.isScored { previous[key] = assessment }
        }
        return changes
    }

    /// The same for assessments between which there may be others.
    func changes(ofEachAssessmentIn records: [Record], of person: Person) throws -> [UUID: JSONObject] {
        let assessments = records.compactMap { ScoredAssessment($0) }
        guard !assessments.isEmpty else { return [:] }
        let keys = Set(assessments.map(\.instrument.key))
        let firsts = try nearest(keys, of: person, matching: PageQuery(order: .ascending))
        var changes: [UUID: JSONObject] = [:]
        for assessment in assessments {
            let key = assessment.instrument.key
            let start = PageQuery.Position(event: assessment.event, id: assessment.id)
            let query = PageQuery(order: .descending, limit: Self.nearLimit, after: start)
            changes[assessment.id] = AssessmentChange.change(
                of: assessment, first: firsts[key], previous: try nearest([key], of: person, matching: query)[key])
        }
        return changes
    }

    /// Assessments that are looked at at once for one that is probably near.
    private static var nearLimit: Int { 10 }

    /// The scored assessment of each instrument that comes first in the order of a query.
    private func nearest(
        _ keys: Set<String>, of person: Person, matching query: PageQuery
    ) throws -> [String: ScoredAssessment] {
        var query = query
        var found: [String: ScoredAssessment] = [:]
        var seen = 0
        while found.count < keys.count, seen < ScoredAssessment.searchLimit {
            let records = try records(in: Assessment.collection.name, of: person, matching: query)
            for record in records {
                guard let assessment = ScoredAssessment(record), assessment.isScored else { continue }
                let key = assessment.instrument.key
                if keys.contains(key), found[key] == nil { found[key] = assessment }
            }
            guard records.count == query.limit, let last = records.last else { break }
            query.after = PageQuery.Position(event: last.event, id: last.id)
            seen += records.count
        }
        return found
    }
}

extension ScoredAssessment {
    /// Assessments that are looked at in search of another one of an instrument: what instrument a record is of is sealed,
    /// so only reading tells. Years of several questionnaires a week are fewer.
    fileprivate static let searchLimit = 2_000

    /// Its place in lists.
    fileprivate var position: Position {
        Position(day: event.date.dayNumber, instant: event.instant.milliseconds, id: id.description)
    }

    fileprivate struct Position: Comparable {
        let day: Int
        let instant: Int64
        /// Sorts as the bytes do.
        let id: String

        static func < (left: Position, right: Position) -> Bool {
            (left.day, left.instant, left.id) < (right.day, right.instant, right.id)
        }
    }
}
