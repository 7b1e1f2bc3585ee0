package import CivilTime
package import JSON

/// A plan that a person follows: what, how much, on which days, for how long.
///
/// It is recorded, never recommended; days are worked out from it when asked for and never stored.
package struct DosingProtocol: RecordContent {
    package static let collection = Collection(name: "protocols", noun: "a protocol")

    package static let derivedMembers = ["statusHistory"]

    /// Where the plan stands.
    package enum Status: String, Sendable, CaseIterable { case planned, active, paused, completed, abandoned }

    /// What happens to the following days when a dose is taken on another day than planned.
    package enum ShiftPolicy: String, Sendable, CaseIterable {
        case keepCalendar = "keep-calendar"
        case shiftFollowing = "shift-following"
    }

    package let name: String
    package let substance: String?
    package let template: ProtocolTemplate?
    package let schedule: DosingSchedule
    package let startDate: CivilDate
    package let endDate: CivilDate?
    package let timeZone: TimeZoneRules
    package let timeOfDay: TimeOfDay?
    package let block: ProtocolBlock?
    package let steps: [TitrationStep]
    package let ceiling: Amount?
    package let stack: [StackMember]
    package let shiftPolicy: ShiftPolicy
    package let pauses: [ProtocolPause]
    package let status: Status
    /// Since when; `nil` for a plan that is not stored.
    package internal(set) var statusHistory: StatusHistory?
    package let intention: String?
    package let supervision: String?
    package let note: String?
    package let tags: [String]

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let name = fields.string("name", length: 1...200, required: true)
        substance = fields.slug("substance")
        template = fields.choice("template", of: ProtocolTemplate.self)
        let schedule = fields.object("schedule", as: "a schedule", required: true) { DosingSchedule(reading: &$0) }
        let startDate = fields.date("startDate", required: true)
        endDate = fields.date("endDate")
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        timeOfDay = fields.string("timeOfDay", expected: "a time of day, HH:MM") { TimeOfDay($0) }
        block = fields.object("block", as: "a block") { ProtocolBlock(reading: &$0) }
        steps = fields.objects("steps", as: "a step", count: 0...100) { TitrationStep(reading: &$0) } ?? []
        ceiling = fields.amount("ceiling")
        stack = fields.stack()
        shiftPolicy = fields.choice("shiftPolicy", of: ShiftPolicy.self) ?? .keepCalendar
        pauses = fields.objects("pauses", as: "a pause", count: 0...100) { ProtocolPause(reading: &$0) } ?? []
        status = fields.choice("status", of: Status.self) ?? .active
        intention = fields.text("intention")
        supervision = fields.text("supervision")
        note = fields.text("note")
        tags = fields.tags()
        if let startDate, let endDate, endDate < startDate {
            fields.fault("endDate", code: "before-start", "must not be before startDate")
        }
        if zip(steps, steps.dropFirst()).contains(where: { $0.fromDay >= $1.fromDay }) {
            fields.fault("steps", code: "not-ascending", "must be in ascending order of fromDay")
        }
        guard let name, let schedule, let startDate, let timeZone else { return nil }
        self.name = name
        self.schedule = schedule
        self.startDate = startDate
        self.timeZone = timeZone
    }

    /// Lists sort plans by the day on which they start.
    package var event: RecordEvent { .start(of: startDate) }

    package var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("substance", substance)
        object.set("template", template)
        object.set("schedule", schedule.json)
        object.set("startDate", startDate)
        object.set("endDate", endDate)
        object.set("timeZone", timeZone.name)
        object.set("timeOfDay", timeOfDay?.description)
        object.set("block", block?.json)
        object.set("steps", steps.map(\.json))
        object.set("ceiling", ceiling?.json)
        object.set("stack", stack.map(\.json))
        object.set("shiftPolicy", shiftPolicy)
        object.set("pauses", pauses.map(\.json))
        object.set("status", status)
        object["statusHistory"] = statusHistory?.json
        object.set("intention", intention)
        object.set("supervision", supervision)
        object.set("note", note)
        object.set("tags", tags)
        return object
    }
}
