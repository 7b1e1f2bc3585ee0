import JSON
import JournalTestSupport

/// A journal that has every member that a record can have, with texts that are hard to keep.
struct FullJournal {
    /// The paths of its records.
    let locations: [String]

    static let planID = "01a2073d-7d40-7c1e-9b5a-000000000001"
    static let doseID = "01a2073d-7d40-7c1e-9b5a-000000000002"

    private static let plan = """
        {"id": "\(planID)", "name": "=1+1", "substance": "1e5", "template": "custom",
         "schedule": {"kind": "cycle", "doseDays": 1, "restDays": 2}, "startDate": "2026-11-01", "endDate": "2027-01-01",
         "timeZone": "Europe/Berlin", "timeOfDay": "08:00", "block": {"weeksOn": 4, "weeksOff": 2},
         "steps": [{"fromDay": 1, "amount": {"value": 0.10, "unit": "g"}, "reason": "10-15"}],
         "ceiling": {"value": 0.1, "unit": "g"}, "stack": [{"name": "niacin", "amount": {"value": 100, "unit": "mg"}}],
         "shiftPolicy": "shift-following", "pauses": [{"from": "2026-12-24", "to": "2026-12-26"}], "status": "active",
         "intention": "be, \\"calm\\"", "supervision": "Dr. X; Y", "note": "line\\nline\\r\\nline", "tags": ["a,b", "ü"],
         "recordedAt": "2026-11-23T08:10:00.5+01:00"}
        """

    private static let dose = """
        {"id": "\(doseID)", "takenAt": "2026-11-24T08:10:00.123456+01:00", "timeZone": "Europe/Berlin", "status": "taken",
         "protocolId": "\(planID)", "substance": "psilocybin-mushroom-dried",
         "amount": {"value": 0.10, "high": 0.150, "unit": "g", "estimated": true, "text": "10-15"}, "form": "capsule",
         "route": "oral", "batch": "007", "stomach": "light", "stack": [{"name": "niacin"}],
         "setting": {"place": "@home", "company": "-", "activity": "+1", "note": "\\t"}, "mindset": "=cmd|' /C calc'!A0",
         "intention": "1/2", "perceptibility": 1.5, "reason": "Oct-15", "note": "\\u0000\\u2028😀 é e\\u0301", "tags": ["x"],
         "source": {"name": "elsewhere", "reference": "12:30"}, "recordedAt": "2026-11-24T09:00:00Z"}
        """

    private static let tracker = """
        {"key": "pain", "label": "Pain", "min": -5, "max": 5, "step": 0.5, "unit": "points", "direction": "lower-is-better",
         "from": "2026-11-01", "to": "2027-11-01", "note": "a note", "tags": ["t"], "recordedAt": "2026-11-23T08:10:00Z"}
        """

    private static let checkIn = """
        {"at": "2026-11-24T21:40:00+01:00", "timeZone": "Europe/Berlin", "aboutDate": "2026-11-23", "context": "evening",
         "ratings": {"mood": 6.5, "pain": -2.5, "gone": 3}, "sleep": {"minutes": 430, "quality": 7},
         "practices": [{"kind": "meditation", "minutes": 15}, {"kind": "nature"}],
         "sideEffects": [{"name": "headache", "severity": "mild"}], "doseLogId": "\(doseID)", "note": "fine",
         "tags": ["calm"], "source": {"name": "daylio", "reference": "x"}, "recordedAt": "2026-11-24T22:00:00+01:00"}
        """

    private static let medication = """
        {"name": "Sertraline", "class": "ssri", "dose": "10-15", "from": "2026-11-02", "to": "2026-12-02", "note": "n",
         "tags": ["m"], "recordedAt": "2026-11-23T08:10:00Z"}
        """

    private static let screening = """
        {"at": "2027-01-01T08:00:00Z", "timeZone": "Europe/Berlin", "checklistVersion": 1,
         "answers": {"psychosis": "no", "suicidal-thoughts": "yes", "lithium": "unknown"}, "note": "n", "tags": ["s"],
         "recordedAt": "2026-11-23T08:10:00Z"}
        """

    private static func assessment(_ members: String, at: String) -> String {
        """
        {"at": "\(at)", "timeZone": "Europe/Berlin", "note": "n", "tags": ["q"], "recordedAt": "2026-11-23T08:10:00Z",
         \(members)}
        """
    }

    /// Writes it for somebody.
    init(of person: TestPerson) throws {
        let write = { (name: String, text: String) in
            try person.post("/v1/\(name)", try JSONValue.parsing(text)).expecting(201)
        }
        var locations = [try write("protocols", Self.plan).location, try write("dose-logs", Self.dose).location]
        let tracker = try write("trackers", Self.tracker)
        _ = try person.patch(tracker.location, ["max": 10]).expecting(200)
        let gone = try write("trackers", Self.tracker.replacing("\"pain\"", with: "\"gone\""))
        locations += [tracker.location, try write("check-ins", Self.checkIn).location]
        // What was rated on it stays.
        _ = try person.delete(gone.location).expecting(204)
        locations.append(try write("medications", Self.medication).location)
        locations.append(try write("screenings", Self.screening).location)
        for (day, members) in [
            #""instrument": "phq-9", "answers": [1, 0, 2, 0, 0, 0, 0, 0, 1]"#, #""instrument": "phq-9", "total": 26"#,
            #""instrument": "gad-7", "answers": [1, 2, 1, 0, 1, 2, 0]"#,
            #""instrument": "panas", "subscaleTotals": {"positiveAffect": 30, "negativeAffect": 20}"#,
        ].enumerated() {
            locations.append(
                try write("assessments", Self.assessment(members, at: "2026-12-1\(day)T21:40:00+01:00")).location)
        }
        _ = try person.send("POST", "\(locations[6])/acknowledge").expecting(200)
        self.locations = locations
    }

    /// Each record as it is answered.
    func answers(to person: TestPerson) throws -> [String] {
        try locations.map { try person.get($0).expecting(200).body }
    }
}
