import CivilTime
import JSON
import Testing

@testable import Journal

/// The parts of a summary.
extension Sample {
    static let timing = SummaryTiming(
        daysWithCheckIn: 60,
        checkIns: SummaryTiming.Delays(entries: 70, backFilled: 3, imported: 1, medianDelayHours: 0.25),
        doses: SummaryTiming.Delays(entries: 12, backFilled: 0, imported: 0, medianDelayHours: nil))

    static let sleep = SleepSummary(
        minutes: SleepSummary.Figures(days: 50, mean: 431.5, minimum: 300, maximum: 540),
        quality: SleepSummary.Figures(days: 48, mean: 6.25, minimum: 2, maximum: 9.5))

    static let phases = PhaseSummary(
        days: [20, 20, 20, 31],
        rows: [
            PhaseSummary.Row(
                key: "mood", version: nil, label: "Mood",
                range: nil,
                groups: [
                    PhaseSummary.Group(days: 18, mean: 6.5), PhaseSummary.Group(days: 17, mean: 6.25),
                    PhaseSummary.Group(days: 15, mean: 5.9), PhaseSummary.Group(days: 0, mean: nil),
                ])
        ])

    static func dose(_ text: String, number: UInt64) throws -> DoseSummary.Entry {
        DoseSummary.Entry(id: id(number), dose: try content(DoseLog.self, text))
    }

    static let takenDose = """
        {"takenAt":"2026-09-02T08:10:00.5+02:00","timeZone":"Europe/Berlin","status":"taken",\
        "protocolId":"\(planID)","substance":"psilocybin-mushroom-dried",\
        "amount":{"value":0.10,"high":0.15,"unit":"g","estimated":true,"text":"a small one"},"form":"capsule",\
        "route":"oral","stack":[{"name":"niacin","amount":{"value":50,"unit":"mg"}}],\
        "setting":{"place":"SECRET","note":"SECRET"},"mindset":"SECRET","intention":"SECRET","reason":"SECRET",\
        "note":"SECRET","tags":["secret"],"batch":"SECRET"}
        """

    static func doses() throws -> DoseSummary {
        let bare = #""timeZone":"Pacific/Kiritimati","status":"taken","amount"#
        let texts = [
            takenDose,
            #"{"takenAt":"2026-09-05T08:00:00Z","timeZone":"Europe/Berlin","status":"skipped","reason":"SECRET"}"#,
            #"{"takenAt":"2026-09-08t08:00:00z",\#(bare)":{"value":10,"unit":"ug"}}"#,
            #"{"takenAt":"2026-09-09T08:00:00+14:00",\#(bare)":{"value":2.5,"unit":"mg"}}"#,
            #"{"takenAt":"2026-09-10T08:00:00+14:30",\#(bare)":{"value":1,"unit":"ml"}}"#,
            #"{"takenAt":"2026-09-11T08:00:00-09:30",\#(bare)":{"value":3,"unit":"drop"}}"#,
            #"{"takenAt":"2026-09-12T08:00:00Z",\#(bare)":{"value":1e-1,"unit":"piece"}}"#,
        ]
        let groups = try [
            (value: 1, "psilocybin-mushroom-dried", DoseUnit.gram), (value: 2, nil, .drop),
            (value: 3, "1p-lsd", .microgram),
        ].map { value, substance, unit in
            DoseSummary.Group(
                substance: substance, value: JSONNumber(value), high: value == 1 ? JSONNumber(2) : nil, unit: unit,
                route: value == 1 ? .oral : nil, count: value, estimated: value - 1, first: try date("2026-09-02"),
                last: try date("2026-09-12"))
        }
        return DoseSummary(
            entries: try texts.enumerated().map { try dose($1, number: UInt64(200 + $0)) }, groups: groups)
    }

    static func plan(
        status: String = "active", endDate: String = "2026-12-31", schedule isShown: Bool = true
    ) throws -> ProtocolSummary {
        let plan = try content(
            DosingProtocol.self,
            """
            {"name":"Autumn","substance":"psilocybin-mushroom-dried",\
            "schedule":{"kind":"cycle","doseDays":1,"restDays":2},"startDate":"2026-09-01","endDate":"\(endDate)","timeZone":"Europe/Berlin",\
            "block":{"weeksOn":4,"weeksOff":2},"steps":[{"fromDay":1,"amount":{"value":0.10,"unit":"g"},\
            "reason":"SECRET"}],"ceiling":{"value":0.2,"unit":"g"},"stack":[{"name":"niacin"}],"status":"\(status)",\
            "intention":"SECRET","supervision":"SECRET","note":"SECRET"}
            """)
        let schedule = plan.schedule(on: try days(), doses: [], today: try date("2026-12-01"))
        return ProtocolSummary(id: planID, plan: plan, schedule: isShown ? schedule : nil)
    }

    static func medications() throws -> [MedicationSummary] {
        try [
            #"{"name":"lithium","class":"lithium","dose":"450 mg twice a day","from":"2026-01-01","note":"SECRET"}"#,
            #"{"name":"magnesium"}"#, #"{"name":"an antibiotic","from":"2026-10-01","to":"2026-10-07"}"#,
        ].enumerated().map { MedicationSummary(id: id(UInt64(300 + $0)), medication: try content(Medication.self, $1)) }
    }

    static func metrics() throws -> [MetricSummary] {
        [
            MetricSummary(
                key: "mood", version: nil, label: "Mood", direction: .higherIsBetter, unit: nil, range: 0...10,
                means: [6, nil, 7.5], ratings: 3, mean: 6.75, median: 6.75, standardDeviation: 1.06066017178,
                minimum: 6, maximum: 7.5, firstWeek: 6.75, lastWeek: nil),
            MetricSummary(
                key: "coffee", version: 2, label: "Coffee", direction: nil, unit: "cups", range: nil, means: [2],
                ratings: 1, mean: 2, median: 2, standardDeviation: nil, minimum: 2, maximum: 2, firstWeek: nil,
                lastWeek: nil),
        ]
    }

    static func sideEffects() throws -> [SideEffectSummary] {
        [
            SideEffectSummary(
                name: "headache", days: 3, mild: 2, moderate: 1, severe: 0, first: try date("2026-09-02"),
                last: try date("2026-10-02"))
        ]
    }

    static func screening() throws -> [ScreeningAnswer] {
        let items = ScreeningChecklist.current.items.prefix(4)
        return try zip(items, Screening.Answer.allCases).map { item, answer in
            ScreeningAnswer(
                recordID: id(400), date: try date("2026-09-01"), instant: madeAt, item: item, answer: answer)
        }
    }
}
