import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("dosing protocol")
struct DosingProtocolTests {
    static let smallest = """
        {"name": "Autumn", "schedule": {"kind": "cycle", "doseDays": 1, "restDays": 2}, "startDate": "2026-03-16",
         "timeZone": "Europe/Berlin"}
        """

    static let complete = """
        {"name":"Autumn","substance":"psilocybin-mushroom-dried","template":"fadiman",\
        "schedule":{"kind":"cycle","doseDays":1,"restDays":2},"startDate":"2026-03-16","endDate":"2026-06-07",\
        "timeZone":"Europe/Berlin","timeOfDay":"08:00","block":{"weeksOn":4,"weeksOff":2},\
        "steps":[{"fromDay":1,"amount":{"value":0.10,"unit":"g"}},\
        {"fromDay":29,"amount":{"value":150,"unit":"mg"},"reason":"felt nothing"}],\
        "ceiling":{"value":0.2,"unit":"g"},"stack":[{"name":"lion's mane","amount":{"value":500,"unit":"mg"}},\
        {"name":"niacin"}],"shiftPolicy":"shift-following","pauses":[{"from":"2026-04-01","to":"2026-04-03"}],\
        "status":"planned","intention":"less fear","supervision":"my doctor knows","note":"🍄","tags":["autumn","2026"]}
        """

    @Test("the whole canonical form reads and comes back byte by byte")
    func roundTrip() throws {
        let plan = try Reading.content(DosingProtocol.self, Self.complete)

        #expect(Reading.text(plan) == Self.complete)
        #expect(try Reading.content(DosingProtocol.self, Reading.text(plan)).json == plan.json)
    }

    @Test("defaults are filled in, and nothing else")
    func defaults() throws {
        let plan = try Reading.content(DosingProtocol.self, Self.smallest)

        #expect(
            Reading.text(plan) == """
                {"name":"Autumn","schedule":{"kind":"cycle","doseDays":1,"restDays":2},"startDate":"2026-03-16",\
                "timeZone":"Europe/Berlin","shiftPolicy":"keep-calendar","status":"active"}
                """)
    }

    @Test(
        "each kind of schedule comes back",
        arguments: [
            #"{"kind":"cycle","doseDays":366,"restDays":0}"#,
            #"{"kind":"weekdays","days":["monday","sunday"]}"#,
            #"{"kind":"pattern","days":[true,false,false]}"#,
            #"{"kind":"as-needed"}"#,
            #"{"kind":"as-needed","maxPerWeek":2}"#,
        ])
    func schedules(schedule: String) throws {
        let body = Self.smallest.replacing(#"{"kind": "cycle", "doseDays": 1, "restDays": 2}"#, with: schedule)

        let plan = try Reading.content(DosingProtocol.self, body)

        #expect(Reading.text(plan).contains("\"schedule\":\(schedule)"))
    }

    @Test("a list sorts it by the day on which it starts")
    func event() throws {
        let plan = try Reading.content(DosingProtocol.self, Self.smallest)

        #expect(plan.event.date == CivilDate("2026-03-16"))
        #expect(plan.event.instant == Instant(rfc3339: "2026-03-16T00:00:00Z"))
        #expect(plan.parentID == nil)
    }

    static let step = #"{"fromDay":1,"amount":{"value":1,"unit":"g"}}"#

    static let fields = [
        FieldCase("name", "null", "/name required"), FieldCase("name", quoted(0), "/name too-short"),
        FieldCase("name", quoted(1)), FieldCase("name", quoted(200)), FieldCase("name", quoted(200, "🍄")),
        FieldCase("name", quoted(201), "/name too-long"), FieldCase("name", "1", "/name wrong-type"),
        FieldCase("substance", quoted(80)), FieldCase("substance", quoted(81), "/substance malformed"),
        FieldCase("substance", #""1p-lsd_v2.0""#), FieldCase("substance", #""""#, "/substance malformed"),
        FieldCase("substance", #""-lsd""#, "/substance malformed"),
        FieldCase("substance", #""LSD""#, "/substance malformed"),
        FieldCase("substance", #""é""#, "/substance malformed"),
        FieldCase("template", #""stamets""#), FieldCase("template", #""Stamets""#, "/template unknown-value"),
        FieldCase("schedule", "null", "/schedule required"), FieldCase("schedule", "[]", "/schedule wrong-type"),
        FieldCase("schedule", "{}", "/schedule/kind required"),
        FieldCase(
            "schedule", #"{"kind":"cycle"}"#, "/schedule/doseDays required", "/schedule/restDays required"),
        FieldCase(
            "schedule", #"{"kind":"cycle","doseDays":0,"restDays":367}"#, "/schedule/doseDays out-of-range",
            "/schedule/restDays out-of-range"),
        FieldCase(
            "schedule", #"{"kind":"cycle","doseDays":1,"restDays":1,"days":[true]}"#, "/schedule/days unknown-field"),
        FieldCase("schedule", #"{"kind":"weekdays","days":[]}"#, "/schedule/days too-few"),
        FieldCase("schedule", #"{"kind":"weekdays","days":["monday","monday"]}"#, "/schedule/days/1 duplicate"),
        FieldCase("schedule", #"{"kind":"weekdays","days":["Monday"]}"#, "/schedule/days/0 unknown-value"),
        FieldCase("schedule", #"{"kind":"pattern","days":[false,false]}"#, "/schedule/days invalid"),
        FieldCase("schedule", #"{"kind":"pattern","days":[1]}"#, "/schedule/days/0 wrong-type"),
        FieldCase("schedule", "{\"kind\":\"pattern\",\"days\":\(array(366, of: "true"))}"),
        FieldCase(
            "schedule", "{\"kind\":\"pattern\",\"days\":\(array(367, of: "true"))}", "/schedule/days too-many"),
        FieldCase("schedule", #"{"kind":"as-needed","maxPerWeek":101}"#, "/schedule/maxPerWeek out-of-range"),
        FieldCase("startDate", #""2026-02-29""#, "/startDate malformed"), FieldCase("startDate", #""2028-02-29""#),
        FieldCase("startDate", #""0001-01-01""#), FieldCase("startDate", #""0000-12-31""#, "/startDate malformed"),
        FieldCase("endDate", #""2026-03-16""#), FieldCase("endDate", #""2026-03-15""#, "/endDate before-start"),
        FieldCase("timeZone", #""Mars/Olympus""#, "/timeZone unknown-time-zone"),
        FieldCase("timeZone", #""../../etc/passwd""#, "/timeZone unknown-time-zone"),
        FieldCase("timeOfDay", #""23:59""#), FieldCase("timeOfDay", #""24:00""#, "/timeOfDay malformed"),
        FieldCase("timeOfDay", #""8:00""#, "/timeOfDay malformed"),
        FieldCase("block", #"{"weeksOn":1,"weeksOff":0}"#), FieldCase("block", #"{"weeksOn":104,"weeksOff":104}"#),
        FieldCase(
            "block", #"{"weeksOn":0,"weeksOff":105}"#, "/block/weeksOn out-of-range", "/block/weeksOff out-of-range"),
        FieldCase(
            "block", #"{"weeksOn":1.5,"weeksOff":-1}"#, "/block/weeksOn wrong-type", "/block/weeksOff out-of-range"),
        FieldCase("steps", "[]"), FieldCase("steps", "[\(step)]"),
        FieldCase("steps", "[\(step),\(step)]", "/steps not-ascending"),
        FieldCase("steps", #"[{"fromDay":0}]"#, "/steps/0/fromDay out-of-range", "/steps/0/amount required"),
        FieldCase("steps", "{}", "/steps wrong-type"),
        FieldCase("ceiling", #"{"value":0,"unit":"g"}"#, "/ceiling/value out-of-range"),
        FieldCase("stack", array(20, of: #"{"name":"niacin"}"#)),
        FieldCase("stack", array(21, of: #"{"name":"niacin"}"#), "/stack too-many"),
        FieldCase("stack", #"[{"name":""}]"#, "/stack/0/name too-short"),
        FieldCase("shiftPolicy", #""never""#, "/shiftPolicy unknown-value"),
        FieldCase("pauses", #"[{"from":"2026-04-01","to":"2026-04-01"}]"#),
        FieldCase("pauses", #"[{"from":"2026-04-02","to":"2026-04-01"}]"#, "/pauses/0/to before-start"),
        FieldCase("pauses", #"[{"to":"2026-04-01"}]"#, "/pauses/0/from required"),
        FieldCase("status", #""active""#), FieldCase("status", #""done""#, "/status unknown-value"),
        FieldCase("note", quoted(10_000)), FieldCase("note", quoted(10_001), "/note too-long"),
        FieldCase("intention", quoted(0), "/intention too-short"),
        FieldCase("supervision", "true", "/supervision wrong-type"),
        FieldCase("tags", "[]"), FieldCase("tags", #"["a","a"]"#, "/tags/1 duplicate"),
        FieldCase("tags", "[\(quoted(64))]"), FieldCase("tags", "[\(quoted(65))]", "/tags/0 too-long"),
        FieldCase("tags", #"[""]"#, "/tags/0 too-short"), FieldCase("colour", "1", "/colour unknown-field"),
        FieldCase("id", #""nothing""#, "/id malformed"),
        FieldCase("revision", "7"), FieldCase("warnings", "[]"), FieldCase("createdAt", "1"),
    ]

    @Test("each field has its rule", arguments: fields)
    func rules(field: FieldCase) throws {
        #expect(try Reading.faults(DosingProtocol.self, Self.smallest, with: field) == field.faults)
    }

    @Test("fifty tags are taken, fifty-one are not", arguments: [(50, []), (51, ["/tags too-many"])])
    func tagCount(count: Int, faults: [String]) throws {
        let tags = (0..<count).map { "\"tag \($0)\"" }.joined(separator: ",")

        let found = try Reading.faults(DosingProtocol.self, Self.smallest, with: FieldCase("tags", "[\(tags)]"))

        #expect(found == faults)
    }

    @Test("every fault is reported at once, in the order of the fields")
    func allFaults() throws {
        let faults = try Reading.faults(
            DosingProtocol.self, #"{"schedule": {"kind": "pattern", "days": []}, "endDate": 5, "mood": 1}"#)

        #expect(
            faults == [
                "/name required", "/schedule/days too-few", "/startDate required", "/endDate wrong-type",
                "/timeZone required", "/mood unknown-field",
            ])
    }
}
