import JSON
import JournalTestSupport
import Testing

/// The fields of a protocol.
@Suite("protocol rules")
struct ProtocolRuleTests {
    /// So many steps, a day apart.
    private static func steps(_ count: Int) -> String {
        .elements(count) { #"{"fromDay": \#($0 + 1), "amount": {"value": 1, "unit": "g"}}"# }
    }

    static let taken = [
        FieldCase(#"{"schedule": {"kind": "cycle", "doseDays": 1, "restDays": 0}}"#),
        FieldCase(#"{"schedule": {"kind": "cycle", "doseDays": 366, "restDays": 366}}"#),
        FieldCase(#"{"schedule": {"kind": "weekdays", "days": ["sunday"]}}"#),
        FieldCase(
            #"{"schedule": {"kind": "weekdays", "days": ["thursday", "monday", "tuesday", "wednesday", "friday", "#
                + #""saturday", "sunday"]}}"#),
        FieldCase(#"{"schedule": {"kind": "pattern", "days": [true, false, false]}}"#),
        FieldCase(
            #"{"schedule": {"kind": "pattern", "days": \#(String.elements(366) { $0 == 365 ? "true" : "false" })}}"#),
        FieldCase(#"{"schedule": {"kind": "as-needed"}}"#),
        FieldCase(#"{"schedule": {"kind": "as-needed", "maxPerWeek": 100}}"#),
        FieldCase(#"{"startDate": "2028-02-29", "endDate": "2028-02-29"}"#),
        FieldCase(#"{"startDate": "0001-01-01", "endDate": "9999-12-31"}"#),
        FieldCase(#"{"timeOfDay": "00:00"}"#), FieldCase(#"{"timeOfDay": "23:59"}"#),
        FieldCase(#"{"timeZone": "America/Argentina/Buenos_Aires"}"#), FieldCase(#"{"timeZone": "Etc/GMT+5"}"#),
        FieldCase(#"{"block": {"weeksOn": 1, "weeksOff": 0}}"#),
        FieldCase(#"{"block": {"weeksOn": 104, "weeksOff": 104}}"#),
        FieldCase(
            #"{"steps": [{"fromDay": 1, "amount": {"value": 0.050, "unit": "g"}}, "#
                + #"{"fromDay": 36500, "amount": {"value": 100, "unit": "mg"}, "reason": "more"}]}"#),
        FieldCase(
            #"{"steps": \#(String.elements(100) { #"{"fromDay": \#($0 + 1), "amount": {"value": 1, "unit": "ug"}}"# })}"#
        ),
        FieldCase(#"{"ceiling": {"value": 1000000, "unit": "drop"}}"#),
        FieldCase(#"{"stack": [{"name": "lion's mane", "amount": {"value": 500, "unit": "mg"}}, {"name": "niacin"}]}"#),
        FieldCase(
            #"{"pauses": [{"from": "2026-12-24", "to": "2026-12-26"}, {"from": "2026-12-01", "to": "2026-12-01"}]}"#),
        FieldCase(#"{"shiftPolicy": "shift-following", "status": "abandoned", "template": "nightcap"}"#),
        FieldCase(#"{"intention": "a", "supervision": "b", "note": "\#("ü" * 10_000)", "substance": "4-aco.dmt_x"}"#),
        FieldCase(#"{"name": "\#("🍄" * 200)", "tags": \#(String.elements(50) { #""tag \#($0)""# })}"#),
        FieldCase(#"{"endDate": null, "block": null, "steps": null, "stack": null, "pauses": null, "ceiling": null}"#),
    ]

    @Test("what the rules allow is stored as typed", arguments: taken)
    func accepts(fields: FieldCase) async throws {
        try await fields.expectAcceptance(in: .protocols)
    }

    @Test("the defaults are stored and answered")
    func defaults() async throws {
        try await TestApp.run { app in
            let answer = try CollectionFixture.protocols.create(by: try app.person("alice"))

            #expect(answer["shiftPolicy"] == "keep-calendar")
            #expect(answer["status"] == "active")
            #expect(answer["localDate"] == nil)
        }
    }

    static let refusedSchedules = [
        FieldCase(#"{"schedule": null}"#, "/schedule required"),
        FieldCase(#"{"schedule": "daily"}"#, "/schedule wrong-type"),
        FieldCase(#"{"schedule": {}}"#, "/schedule/kind required"),
        FieldCase(#"{"schedule": {"kind": "lunar", "days": 3}}"#, "/schedule/kind unknown-value"),
        FieldCase(
            #"{"schedule": {"kind": "cycle"}}"#, "/schedule/doseDays required", "/schedule/restDays required"),
        FieldCase(
            #"{"schedule": {"kind": "cycle", "doseDays": 0, "restDays": -1}}"#, "/schedule/doseDays out-of-range",
            "/schedule/restDays out-of-range"),
        FieldCase(
            #"{"schedule": {"kind": "cycle", "doseDays": 367, "restDays": 1.5}}"#, "/schedule/doseDays out-of-range",
            "/schedule/restDays wrong-type"),
        FieldCase(
            #"{"schedule": {"kind": "cycle", "doseDays": 1, "restDays": 2, "days": [true]}}"#,
            "/schedule/days unknown-field"),
        FieldCase(#"{"schedule": {"kind": "weekdays"}}"#, "/schedule/days required"),
        FieldCase(#"{"schedule": {"kind": "weekdays", "days": []}}"#, "/schedule/days too-few"),
        FieldCase(
            #"{"schedule": {"kind": "weekdays", "days": ["monday", "Monday", "monday", 1]}}"#,
            "/schedule/days/1 unknown-value", "/schedule/days/2 duplicate", "/schedule/days/3 wrong-type"),
        FieldCase(#"{"schedule": {"kind": "pattern", "days": [false, false]}}"#, "/schedule/days invalid"),
        FieldCase(#"{"schedule": {"kind": "pattern", "days": []}}"#, "/schedule/days too-few"),
        FieldCase(
            #"{"schedule": {"kind": "pattern", "days": \#(String.elements(367) { _ in "true" })}}"#,
            "/schedule/days too-many"),
        FieldCase(
            #"{"schedule": {"kind": "pattern", "days": [true, 0, "no"]}}"#, "/schedule/days/1 wrong-type",
            "/schedule/days/2 wrong-type"),
        FieldCase(#"{"schedule": {"kind": "as-needed", "maxPerWeek": 0}}"#, "/schedule/maxPerWeek out-of-range"),
        FieldCase(#"{"schedule": {"kind": "as-needed", "maxPerWeek": 101}}"#, "/schedule/maxPerWeek out-of-range"),
    ]

    @Test("a schedule that is none is refused", arguments: refusedSchedules)
    func refusesSchedules(fields: FieldCase) async throws {
        try await fields.expectRefusal(in: .protocols)
    }

    static let refused = [
        FieldCase(#"{"endDate": "2026-11-22"}"#, "/endDate before-start"),
        FieldCase(#"{"startDate": "2026-2-3", "endDate": "0000-01-01"}"#, "/startDate malformed", "/endDate malformed"),
        FieldCase(#"{"startDate": "2027-02-29"}"#, "/startDate malformed"),
        FieldCase(#"{"timeOfDay": "24:00"}"#, "/timeOfDay malformed"),
        FieldCase(#"{"timeOfDay": "8:00"}"#, "/timeOfDay malformed"),
        FieldCase(#"{"timeZone": "../etc/passwd"}"#, "/timeZone unknown-time-zone"),
        FieldCase(#"{"timeZone": "europe/berlin"}"#, "/timeZone unknown-time-zone"),
        FieldCase(#"{"timeZone": ""}"#, "/timeZone unknown-time-zone"),
        FieldCase(
            #"{"block": {"weeksOn": 0, "weeksOff": 105}}"#, "/block/weeksOn out-of-range",
            "/block/weeksOff out-of-range"),
        FieldCase(#"{"block": {"weeksOn": 4, "days": 2}}"#, "/block/weeksOff required", "/block/days unknown-field"),
        FieldCase(
            #"{"steps": [{"fromDay": 1, "amount": {"value": 1, "unit": "mg"}}, "#
                + #"{"fromDay": 1, "amount": {"value": 2, "unit": "mg"}}]}"#, "/steps not-ascending"),
        FieldCase(
            #"{"steps": [{"fromDay": 8, "amount": {"value": 1, "unit": "mg"}}, "#
                + #"{"fromDay": 7, "amount": {"value": 2, "unit": "mg"}}]}"#, "/steps not-ascending"),
        FieldCase(
            #"{"steps": [{"fromDay": 0, "amount": {"value": 0, "unit": "stone"}}, {"reason": ""}]}"#,
            "/steps/0/fromDay out-of-range", "/steps/0/amount/value out-of-range", "/steps/0/amount/unit unknown-value",
            "/steps/1/fromDay required", "/steps/1/amount required", "/steps/1/reason too-short"),
        FieldCase(
            #"{"steps": \#(steps(101))}"#,
            "/steps too-many"),
        FieldCase(#"{"ceiling": {"value": 1000000.1, "unit": "g"}}"#, "/ceiling/value out-of-range"),
        FieldCase(#"{"ceiling": 3}"#, "/ceiling wrong-type"),
        FieldCase(
            #"{"stack": [{"amount": {"value": 1, "unit": "g"}}, {"name": "\#("n" * 81)"}]}"#,
            "/stack/0/name required", "/stack/1/name too-long"),
        FieldCase(#"{"stack": \#(String.elements(21) { #"{"name": "\#($0)"}"# })}"#, "/stack too-many"),
        FieldCase(
            #"{"pauses": [{"from": "2026-12-26", "to": "2026-12-24"}, {}]}"#, "/pauses/0/to before-start",
            "/pauses/1/from required", "/pauses/1/to required"),
        FieldCase(
            #"{"pauses": \#(String.elements(101) { _ in #"{"from": "2026-12-24", "to": "2026-12-24"}"# })}"#,
            "/pauses too-many"),
        FieldCase(
            #"{"shiftPolicy": "drift", "status": "", "template": "own"}"#, "/shiftPolicy unknown-value",
            "/status unknown-value", "/template unknown-value"),
        FieldCase(#"{"name": "\#("n" * 201)"}"#, "/name too-long"),
        FieldCase(#"{"substance": "LSD"}"#, "/substance malformed"),
        FieldCase(#"{"substance": "-lsd"}"#, "/substance malformed"),
        FieldCase(#"{"substance": "\#("s" * 81)"}"#, "/substance malformed"),
        FieldCase(#"{"note": "\#("ü" * 10_001)", "intention": ""}"#, "/note too-long", "/intention too-short"),
        FieldCase(
            #"{"tags": ["a", "a", "", "\#("t" * 65)", 7]}"#, "/tags/1 duplicate", "/tags/2 too-short",
            "/tags/3 too-long", "/tags/4 wrong-type"),
        FieldCase(#"{"tags": \#(String.elements(51) { #""\#($0)""# })}"#, "/tags too-many"),
        FieldCase(#"{"a/b~c": 1, "Name": "x"}"#, "/a~1b~0c unknown-field", "/Name unknown-field"),
    ]

    @Test("what breaks a rule is refused with every fault", arguments: refused)
    func refuses(fields: FieldCase) async throws {
        try await fields.expectRefusal(in: .protocols)
    }
}
