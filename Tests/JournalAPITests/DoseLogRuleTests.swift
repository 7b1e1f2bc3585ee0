import JSON
import JournalTestSupport
import Testing

/// The fields of a dose log.
@Suite("dose log rules")
struct DoseLogRuleTests {
    static let taken = [
        FieldCase(#"{"amount": {"value": 0.10, "unit": "g"}}"#),
        FieldCase(#"{"amount": {"value": 1e-1, "unit": "g"}}"#),
        FieldCase(#"{"amount": {"value": 0.100000000000000001, "unit": "g"}}"#),
        FieldCase(#"{"amount": {"value": 1000000, "unit": "ug"}}"#),
        FieldCase(#"{"amount": {"value": 0.1, "high": 0.15, "unit": "g", "estimated": true, "text": "0.1-0.15"}}"#),
        FieldCase(#"{"amount": {"value": 0.1, "high": 0.1000001, "unit": "mg", "estimated": false}}"#),
        FieldCase(#"{"amount": {"value": 3, "unit": "drop"}}"#),
        FieldCase(#"{"amount": {"value": 0.5, "unit": "piece"}}"#),
        FieldCase(#"{"amount": {"value": 2, "unit": "ml"}}"#),
        FieldCase(#"{"status": "skipped", "amount": null, "reason": "A cold."}"#),
        FieldCase(#"{"status": "skipped", "amount": {"value": 0.1, "unit": "g"}}"#),
        FieldCase(#"{"takenAt": "2026-11-23T08:10:00Z"}"#),
        FieldCase(#"{"takenAt": "2026-11-23t08:10:00.123456789z"}"#),
        FieldCase(#"{"takenAt": "0001-01-02T00:00:00+14:00"}"#), FieldCase(#"{"takenAt": "2016-12-31T23:59:60Z"}"#),
        FieldCase(#"{"form": "\#("f" * 80)", "batch": "B-2026-10", "route": "sublingual", "stomach": "light"}"#),
        FieldCase(#"{"setting": {"place": "home", "company": "alone", "activity": "work", "note": "quiet"}}"#),
        FieldCase(#"{"setting": {"note": "quiet"}, "mindset": "calm", "intention": "to finish"}"#),
        FieldCase(#"{"stack": [{"name": "niacin", "amount": {"value": 100.0, "unit": "mg"}}], "tags": ["week-1"]}"#),
        FieldCase(#"{"perceptibility": 0}"#), FieldCase(#"{"perceptibility": 9.5}"#),
        FieldCase(#"{"substance": "san-pedro", "timeZone": "UTC"}"#),
    ]

    @Test("what the rules allow is stored as typed", arguments: taken)
    func accepts(fields: FieldCase) async throws {
        try await fields.expectAcceptance(in: .doseLogs)
    }

    static let refused = [
        FieldCase(#"{"amount": null}"#, "/amount required"),
        FieldCase(#"{"amount": {}}"#, "/amount/value required", "/amount/unit required"),
        FieldCase(#"{"amount": {"value": "0.1", "unit": 7}}"#, "/amount/value wrong-type", "/amount/unit wrong-type"),
        FieldCase(
            #"{"amount": {"value": 0, "unit": "G"}}"#, "/amount/value out-of-range", "/amount/unit unknown-value"),
        FieldCase(
            #"{"amount": {"value": -1, "high": 0, "unit": "g"}}"#, "/amount/value out-of-range",
            "/amount/high out-of-range"),
        FieldCase(#"{"amount": {"value": 1000000.000001, "unit": "g"}}"#, "/amount/value out-of-range"),
        FieldCase(#"{"amount": {"value": 1e400, "unit": "g"}}"#, "/amount/value out-of-range"),
        FieldCase(#"{"amount": {"value": 0.1234567890123456789, "unit": "g"}}"#, "/amount/value too-precise"),
        FieldCase(#"{"amount": {"value": 1e-31, "unit": "g"}}"#, "/amount/value too-precise"),
        FieldCase(#"{"amount": {"value": 0.1, "high": 0.1, "unit": "g"}}"#, "/amount/high out-of-range"),
        FieldCase(#"{"amount": {"value": 0.10, "high": 0.1, "unit": "g"}}"#, "/amount/high out-of-range"),
        FieldCase(#"{"amount": {"value": 2, "high": 1, "unit": "g"}}"#, "/amount/high out-of-range"),
        FieldCase(#"{"amount": {"value": 1, "high": 1000001, "unit": "g"}}"#, "/amount/high out-of-range"),
        FieldCase(
            #"{"amount": {"value": 1, "unit": "g", "estimated": "yes", "text": "\#("t" * 201)", "colour": 1}}"#,
            "/amount/estimated wrong-type", "/amount/text too-long", "/amount/colour unknown-field"),
        FieldCase(#"{"status": "skipped", "amount": {"value": 0, "unit": "g"}}"#, "/amount/value out-of-range"),
        FieldCase(#"{"status": "Taken", "amount": null}"#, "/status unknown-value"),
        FieldCase(#"{"takenAt": "2026-11-23T08:10:00"}"#, "/takenAt malformed"),
        FieldCase(#"{"takenAt": "2026-11-23 08:10:00Z"}"#, "/takenAt malformed"),
        FieldCase(#"{"takenAt": "2026-02-29T08:10:00Z"}"#, "/takenAt malformed"),
        FieldCase(#"{"takenAt": "2026-11-23T24:00:00Z"}"#, "/takenAt malformed"),
        FieldCase(#"{"takenAt": 1795421400}"#, "/takenAt wrong-type"),
        FieldCase(
            #"{"route": "iv", "stomach": "half", "form": "", "batch": "\#("b" * 81)"}"#, "/route unknown-value",
            "/stomach unknown-value", "/form too-short", "/batch too-long"),
        FieldCase(#"{"setting": {}}"#, "/setting too-few"),
        FieldCase(#"{"setting": {"place": null}}"#, "/setting too-few"),
        FieldCase(
            #"{"setting": {"place": "\#("p" * 201)", "mood": "x"}}"#, "/setting/place too-long",
            "/setting/mood unknown-field"),
        FieldCase(#"{"setting": "home"}"#, "/setting wrong-type"),
        FieldCase(
            #"{"stack": [{"name": "niacin", "amount": {"value": 0, "unit": "mg"}}]}"#,
            "/stack/0/amount/value out-of-range"),
        FieldCase(#"{"stack": {"name": "niacin"}}"#, "/stack wrong-type"),
        FieldCase(#"{"perceptibility": 10.5}"#, "/perceptibility out-of-range"),
        FieldCase(#"{"perceptibility": 1.25}"#, "/perceptibility not-a-step"),
        FieldCase(#"{"perceptibility": -0.5}"#, "/perceptibility out-of-range"),
        FieldCase(
            #"{"mindset": "", "reason": 1, "intention": "\#("i" * 10_001)"}"#, "/mindset too-short",
            "/reason wrong-type", "/intention too-long"),
        FieldCase(#"{"ratings": {"mood": 7}}"#, "/ratings unknown-field"),
    ]

    @Test("what breaks a rule is refused with every fault", arguments: refused)
    func refuses(fields: FieldCase) async throws {
        try await fields.expectRefusal(in: .doseLogs)
    }

    @Test(
        "decimals are kept as typed, to the last zero",
        arguments: ["0.10", "0.1", "1E-1", "10e-2", "0.100", "5", "5.0", "0.000000000000000001", "123456.789012345678"])
    func decimals(text: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let created = try CollectionFixture.doseLogs.create(
                by: alice, #"{"amount": {"value": \#(text), "unit": "mg"}}"#)
            let listed = try alice.get("/v1/dose-logs")

            #expect(created.value(at: "/amount/value")?.numberText == text)
            #expect(listed.value(at: "/items/0/amount/value")?.numberText == text)
        }
    }

    @Test("ratings are written without needless zeros", arguments: [("7.0", "7"), ("70e-1", "7"), ("1.50", "1.5")])
    func perceptibility(typed: String, kept: String) async throws {
        try await TestApp.run { app in
            let created = try CollectionFixture.doseLogs.create(
                by: try app.person("alice"), #"{"perceptibility": \#(typed)}"#)

            #expect(created["perceptibility"]?.numberText == kept)
        }
    }

    @Test(
        "the local date is that of the zone, not of the offset",
        arguments: [
            ("2026-05-01T22:30:00-04:00", "America/New_York", "2026-05-01"),
            ("2026-05-02T02:30:00Z", "America/New_York", "2026-05-01"),
            ("2026-05-02T04:00:00Z", "America/New_York", "2026-05-02"),
            ("2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29"),
            ("2026-03-28T23:00:00Z", "Europe/Berlin", "2026-03-29"),
            ("2026-10-25T22:59:59Z", "Europe/Berlin", "2026-10-25"),
            ("2026-12-31T10:00:00Z", "Pacific/Kiritimati", "2027-01-01"),
        ])
    func localDate(takenAt: String, timeZone: String, date: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let created = try CollectionFixture.doseLogs.create(
                by: alice, #"{"takenAt": "\#(takenAt)", "timeZone": "\#(timeZone)"}"#)
            let listed = try alice.get("/v1/dose-logs?from=\(date)&to=\(date)")

            #expect(created["takenAt"]?.text == takenAt)
            #expect(created["localDate"]?.text == date)
            #expect(listed.items.count == 1)
        }
    }
}
