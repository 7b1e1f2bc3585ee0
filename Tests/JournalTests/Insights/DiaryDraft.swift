import CivilTime
import JSON
import Testing

@testable import Journal

/// A diary in few words: everything happens in Berlin, and members are given as JSON text.
struct DiaryDraft {
    private var entries: [Diary.Entry] = []
    private var doses: [DoseLog] = []
    private var plans: [Diary.Plan] = []
    private var assessments: [ScoredAssessment] = []

    /// Adds a check-in about a day, in its evening.
    ///
    /// - Parameter writtenAt: a local date-time with offset; the moment that it is about if there is none.
    mutating func checkIn(_ date: String, _ members: String, writtenAt: String? = nil) throws {
        let at = "\(date)T21:00:00+01:00"
        let draft = try Reading.draft(
            CheckIn.self, Self.joined(#"{"at": "\#(at)", "timeZone": "Europe/Berlin"}"#, members))
        let written = try #require(Moment(writtenAt ?? at))
        let record = Record.first(id: UUID(high: 3, low: 1), draft, warnings: [], at: written.instant)
        entries.append(try Diary.Entry(record, timeZones: Reading.rules.timeZones))
    }

    /// Adds a dose taken in the morning of a day, of 100 mg unless said otherwise.
    mutating func dose(_ date: String, _ members: String = "{}") throws {
        doses.append(
            try Reading.content(
                DoseLog.self,
                Self.joined(
                    #"{"takenAt": "\#(date)T08:00:00+01:00", "timeZone": "Europe/Berlin", "status": "taken", "amount": {"value": 100, "unit": "mg"}}"#,
                    members)))
    }

    /// Adds the plan of `Planning` with other members.
    mutating func plan(_ members: String) throws {
        plans.append(
            Diary.Plan(id: UUID(high: 1, low: UInt64(plans.count)), content: try Planning.plan(members)))
    }

    /// Adds a questionnaire filled in on a day.
    mutating func assessment(_ date: String, _ members: String) throws {
        let assessment = try Reading.content(
            Assessment.self, Self.joined(#"{"at": "\#(date)T21:00:00+01:00", "timeZone": "Europe/Berlin"}"#, members))
        assessments.append(ScoredAssessment(id: UUID(high: 2, low: UInt64(assessments.count)), assessment))
    }

    /// The diary from a day to another, seen from the day behind them unless said otherwise.
    func diary(_ from: String, _ to: String, today: String? = nil) throws -> Diary {
        let days = try Planning.days(from, to)
        let period = try #require(InsightsPeriod(from: days.lowerBound, to: days.upperBound))
        let taken = doses.filter { $0.status == .taken && $0.localDate <= days.upperBound }
        return Diary(
            period: period,
            today: try today.map { try Planning.date($0) } ?? days.upperBound.adding(days: 1) ?? .latest,
            entries: entries.filter { days.contains($0.date) },
            doses: taken.filter { days.contains($0.localDate) }, doseDates: Set(taken.map(\.localDate)).sorted(),
            plans: plans, assessments: assessments)
    }

    /// What it shows from a day to another.
    func insights(_ from: String, _ to: String, today: String? = nil, trackers: [String: TrackerScales] = [:]) throws
        -> JSONValue
    {
        let vocabulary = Vocabulary(metrics: .standard, trackers: trackers)
        return .object(Insights(diary: try diary(from, to, today: today), vocabulary: vocabulary).json)
    }

    /// The first members with the second put in or over.
    private static func joined(_ first: String, _ second: String) throws -> String {
        guard case .object(var object) = try Reading.value(first), case .object(let changes) = try Reading.value(second)
        else { throw UnexpectedContent() }
        for (name, value) in changes.members { object[name] = value }
        return String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
    }
}

/// Finding a place in an answer.
extension JSONValue {
    /// The value at a path of member names and places in arrays.
    subscript(path: String...) -> JSONValue? {
        path.reduce(Optional(self)) { value, name in
            switch value {
            case .object(let object): object[name]
            case .array(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }

    /// The elements, or none.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The text of a number or a string.
    var plain: String? {
        switch self {
        case .number(let number): number.text
        case .string(let text): text
        case .null: "null"
        default: nil
        }
    }
}
