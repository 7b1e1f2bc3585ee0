package import CivilTime
package import JSON

/// What was taken, or skipped, and how: an entry in the dose log.
package struct DoseLog: RecordContent {
    package static let collection = Collection(
        name: "dose-logs", noun: "a dose log",
        parentField: ParentField(name: "protocolId", collection: "protocols", isFilter: true))

    /// Whether the dose was taken.
    package enum Status: String, Sendable, CaseIterable { case taken, skipped }
    /// The way into the body.
    package enum Route: String, Sendable, CaseIterable { case oral, sublingual, nasal, other }
    /// How much was in the stomach.
    package enum Stomach: String, Sendable, CaseIterable { case empty, light, full }

    package let takenAt: Moment
    package let timeZone: TimeZoneRules
    package let status: Status
    package let protocolID: UUID?
    package let substance: String?
    /// Present when the dose was taken.
    package let amount: RecordedAmount?
    package let form: String?
    package let route: Route?
    package let batch: String?
    package let stomach: Stomach?
    package let stack: [StackMember]
    package let setting: DoseSetting?
    package let mindset: String?
    package let intention: String?
    /// 0 to 10 in halves.
    package let perceptibility: JSONNumber?
    package let reason: String?
    package let note: String?
    package let tags: [String]
    /// Present when it was taken over from elsewhere.
    package let source: RecordSource?

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let takenAt = fields.moment("takenAt", required: true)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        let status = fields.choice("status", of: Status.self, required: true)
        protocolID = fields.id("protocolId")
        substance = fields.slug("substance")
        amount = fields.object("amount", as: "an amount", required: status == .taken) { RecordedAmount(reading: &$0) }
        form = fields.string("form", length: 1...80)
        route = fields.choice("route", of: Route.self)
        batch = fields.string("batch", length: 1...80)
        stomach = fields.choice("stomach", of: Stomach.self)
        stack = fields.stack()
        setting = fields.object("setting", as: "a setting") { DoseSetting(reading: &$0) }
        mindset = fields.text("mindset")
        intention = fields.text("intention")
        perceptibility = fields.rating("perceptibility")
        reason = fields.text("reason")
        note = fields.text("note")
        tags = fields.tags()
        source = fields.source()
        guard let takenAt, let timeZone, let status else { return nil }
        self.takenAt = takenAt
        self.timeZone = timeZone
        self.status = status
    }

    /// The day on which it was taken, where it was taken.
    package var localDate: CivilDate { timeZone.localDate(at: takenAt.instant) }

    package var event: RecordEvent { RecordEvent(date: localDate, instant: takenAt.instant) }

    package var parentID: UUID? { protocolID }

    package var json: JSONObject {
        var object: JSONObject = ["takenAt": .string(takenAt.text), "timeZone": .string(timeZone.name)]
        object.set("localDate", localDate)
        object.set("status", status)
        object.set("protocolId", protocolID)
        object.set("substance", substance)
        object.set("amount", amount?.json)
        object.set("form", form)
        object.set("route", route)
        object.set("batch", batch)
        object.set("stomach", stomach)
        object.set("stack", stack.map(\.json))
        object.set("setting", setting?.json)
        object.set("mindset", mindset)
        object.set("intention", intention)
        object.set("perceptibility", perceptibility)
        object.set("reason", reason)
        object.set("note", note)
        object.set("tags", tags)
        object.set("source", source?.json)
        return object
    }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] {
        var warnings = Warning.future(takenAt.instant, now: now)
        if status == .taken, let followed = parent as? DosingProtocol {
            let day = DoseMatching(followed, on: localDate...localDate).day(of: self)
            warnings += followed.warnings(amount: amount, on: day)
        }
        return warnings
    }
}
