import JSON
import JournalTestSupport

/// A journal with a marker in every field of every record that takes words, once within a period and once before it.
enum PlantedJournal {
    /// Which section shows a field.
    enum Shown: Sendable, Hashable {
        /// The section itself.
        case with(String)
        /// The section, if notes are released as well.
        case asWords(of: String)
        case never
    }

    /// A marker and where it may be seen.
    struct Marker: Sendable, Hashable {
        let text: String
        let shown: Shown

        /// Whether a share of these sections shows it.
        func isShown(by sections: [String]) -> Bool {
            switch shown {
            case .with(let section): sections.contains(section)
            case .asWords(let section): sections.contains(section) && sections.contains("notes")
            case .never: false
            }
        }
    }

    /// The period, and a day in it and one before it.
    static let from = "2026-11-01"
    static let to = "2026-11-20"
    private static let dayWithin = "2026-11-10"
    private static let dayBefore = "2026-10-10"

    /// Plants it all; what lies before the period is never shown.
    static func plant(by person: TestPerson) throws -> [Marker] {
        let within = try plant(on: dayWithin, suffix: "in", by: person)
        let before = try plant(on: dayBefore, suffix: "out", by: person).map { Marker(text: $0.text, shown: .never) }
        let deleted = Marker(text: "zq-deleted", shown: .never)
        let record = try CollectionFixture.medications.create(by: person, #"{"name": "zq-deleted"}"#)
        _ = try person.delete(record.location).expecting(204)
        return within + before + [deleted]
    }

    private static func plant(on day: String, suffix: String, by person: TestPerson) throws -> [Marker] {
        var markers: [Marker] = []
        let mark = { (name: String, shown: Shown) -> String in
            let text = "zq-\(name)-\(suffix)"
            markers.append(Marker(text: text, shown: shown))
            return text
        }
        let tracker = mark("tracker-key", suffix == "in" ? .with("check-ins") : .never)
        let bodies: [(CollectionFixture, String)] = [
            (.protocols, protocolBody(day, mark)), (.doseLogs, doseBody(day, mark)),
            (.doseLogs, skippedBody(day, mark)), (.trackers, trackerBody(tracker, mark)),
            (.checkIns, checkInBody(day, tracker, mark)), (.medications, medicationBody(day, mark)),
            (.assessments, assessmentBody(day, mark)), (.screenings, screeningBody(day, mark)),
        ]
        for (fixture, members) in bodies { _ = try fixture.create(by: person, members) }
        return markers
    }

    private typealias Mark = (String, Shown) -> String

    private static func protocolBody(_ day: String, _ mark: Mark) -> String {
        let words = Shown.asWords(of: "protocols")
        return """
            {"name": "\(mark("plan-name", .with("protocols")))", "startDate": "\(day)", "endDate": "\(day)",
             "substance": "\(mark("plan-substance", .with("protocols")))",
             "stack": [{"name": "\(mark("plan-stack", .with("protocols")))"}],
             "steps": [{"fromDay": 1, "amount": {"value": 1, "unit": "mg"}, "reason": "\(mark("plan-reason", words))"}],
             "intention": "\(mark("plan-intention", words))", "supervision": "\(mark("plan-supervision", words))",
             "note": "\(mark("plan-note", words))", "tags": ["\(mark("plan-tag", .never))"]}
            """
    }

    private static func doseBody(_ day: String, _ mark: Mark) -> String {
        let words = Shown.asWords(of: "doses")
        return """
            {"takenAt": "\(day)T08:00:00+01:00", "substance": "\(mark("dose-substance", .with("doses")))",
             "amount": {"value": 0.1, "unit": "g", "text": "\(mark("dose-amount", words))"},
             "form": "\(mark("dose-form", .with("doses")))", "batch": "\(mark("dose-batch", .never))",
             "stack": [{"name": "\(mark("dose-stack", .with("doses")))"}],
             "setting": {"place": "\(mark("dose-place", words))", "company": "\(mark("dose-company", words))",
                         "activity": "\(mark("dose-activity", words))", "note": "\(mark("dose-setting", words))"},
             "mindset": "\(mark("dose-mindset", words))", "intention": "\(mark("dose-intention", words))",
             "note": "\(mark("dose-note", words))", "tags": ["\(mark("dose-tag", .never))"]}
            """
    }

    private static func skippedBody(_ day: String, _ mark: Mark) -> String {
        """
        {"takenAt": "\(day)T08:00:00+01:00", "status": "skipped",
         "reason": "\(mark("dose-reason", .asWords(of: "doses")))"}
        """
    }

    private static func trackerBody(_ key: String, _ mark: Mark) -> String {
        """
        {"key": "\(key)", "label": "\(mark("tracker-label", .with("check-ins")))",
         "note": "\(mark("tracker-note", .never))", "tags": ["\(mark("tracker-tag", .never))"]}
        """
    }

    private static func checkInBody(_ day: String, _ tracker: String, _ mark: Mark) -> String {
        """
        {"at": "\(day)T20:00:00+01:00", "ratings": {"mood": 2, "\(tracker)": 5},
         "sideEffects": [{"name": "\(mark("effect", .with("side-effects")))", "severity": "mild"}],
         "note": "\(mark("check-in-note", .asWords(of: "check-ins")))", "tags": ["\(mark("check-in-tag", .never))"]}
        """
    }

    private static func medicationBody(_ day: String, _ mark: Mark) -> String {
        """
        {"name": "\(mark("medicine-name", .with("medications")))", "from": "\(day)", "to": "\(day)",
         "dose": "\(mark("medicine-dose", .with("medications")))",
         "note": "\(mark("medicine-note", .asWords(of: "medications")))", "tags": ["\(mark("medicine-tag", .never))"]}
        """
    }

    private static func assessmentBody(_ day: String, _ mark: Mark) -> String {
        """
        {"at": "\(day)T20:00:00+01:00", "note": "\(mark("scale-note", .asWords(of: "assessments")))",
         "tags": ["\(mark("scale-tag", .never))"]}
        """
    }

    private static func screeningBody(_ day: String, _ mark: Mark) -> String {
        """
        {"at": "\(day)T20:00:00+01:00", "note": "\(mark("screening-note", .asWords(of: "screening")))",
         "tags": ["\(mark("screening-tag", .never))"]}
        """
    }
}
