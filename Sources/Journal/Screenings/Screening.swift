package import CivilTime
package import JSON

/// A person's answers to the screening checklist at a moment.
package struct Screening: RecordContent {
    package static let collection = Collection(name: "screenings", noun: "a screening")

    package static let derivedMembers = ["flags", "crisisText"]

    /// What an item can be answered with; one that is left out was not answered.
    package enum Answer: String, Sendable, CaseIterable { case yes, no, unknown, declined }

    package let at: Moment
    package let timeZone: TimeZoneRules
    package let checklist: ScreeningChecklist
    /// Item and answer, in the order of the checklist.
    package let answers: [(item: ScreeningItem, answer: Answer)]
    package let note: String?
    package let tags: [String]

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let at = fields.moment("at", required: true)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        let version = fields.integer("checklistVersion", in: 1...1_000) ?? ScreeningChecklist.current.version
        let checklist = ScreeningChecklist.version(version)
        if checklist == nil {
            fields.fault("checklistVersion", code: FaultCode.unknownValue, "is no version of the checklist")
        }
        let answers = fields.object("answers", as: "the answers", required: true) {
            Self.answers(reading: &$0, of: checklist ?? .current)
        }
        note = fields.text("note")
        tags = fields.tags()
        guard let at, let timeZone, let checklist, let answers else { return nil }
        self.at = at
        self.timeZone = timeZone
        self.checklist = checklist
        self.answers = answers
    }

    private static func answers(
        reading fields: inout FieldReader, of checklist: ScreeningChecklist
    ) -> [(item: ScreeningItem, answer: Answer)] {
        var answers: [(item: ScreeningItem, answer: Answer)] = []
        for item in checklist.items {
            if let answer = fields.choice(item.key, of: Answer.self) { answers.append((item, answer)) }
        }
        if answers.isEmpty, !fields.hasFaults { fields.fault(code: FaultCode.tooFew, "must have at least one answer") }
        return answers
    }

    package var event: RecordEvent {
        RecordEvent(date: timeZone.localDate(at: at.instant), instant: at.instant)
    }

    package var riskFlags: [RiskFlag] {
        answers.filter { $0.item.isRisk && $0.answer == .yes }.map { item, answer in
            RiskFlag(item: .string(item.key), value: .string(answer.rawValue))
        }
    }

    package var json: JSONObject {
        var object: JSONObject = ["at": .string(at.text), "timeZone": .string(timeZone.name)]
        object.set("localDate", timeZone.localDate(at: at.instant))
        object.set("checklistVersion", checklist.version)
        object["answers"] = .object(JSONObject(answers.map { ($0.item.key, .string($0.answer.rawValue)) }))
        object.set("flags", riskFlags.map(\.json))
        object.set("note", note)
        object.set("tags", tags)
        return object
    }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] {
        Warning.future(at.instant, now: now)
    }
}
