package import CivilTime
package import JSON

/// A questionnaire filled in at a moment, or the total that one came to on paper.
///
/// The answers are kept as given; the score and what follows from it are worked out from them each time.
package struct Assessment: RecordContent {
    package static let collection = Collection(name: "assessments", noun: "an assessment")

    package static let derivedMembers = [
        "score", "range", "severity", "direction", "complete", "subscales", "flags", "change", "crisisText",
    ]

    package let instrument: Instrument
    package let at: Moment
    package let timeZone: TimeZoneRules
    package let entry: AssessmentEntry
    package let result: AssessmentResult
    /// That the present answer to the risk item has been talked about; one of an earlier answer is let go.
    package private(set) var acknowledgement: Acknowledgement?
    package let note: String?
    package let tags: [String]

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let instrument = fields.instrument("instrument", in: .standard)
        let at = fields.moment("at", required: true)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        if instrument == nil { fields.ignore(AssessmentEntry.memberNames) }
        let entry = instrument.flatMap { AssessmentEntry.reading(&fields, of: $0) }
        let acknowledgement = fields.object("acknowledgement", as: "an acknowledgement") {
            Acknowledgement(reading: &$0)
        }
        note = fields.text("note")
        tags = fields.tags()
        guard let instrument, let at, let timeZone, let entry else { return nil }
        let result = AssessmentResult(of: entry, by: instrument)
        self.instrument = instrument
        self.at = at
        self.timeZone = timeZone
        self.entry = entry
        self.result = result
        self.acknowledgement = acknowledgement.flatMap {
            result.hasRisk && $0.value == result.riskValue ? $0 : nil
        }
    }

    package var event: RecordEvent {
        RecordEvent(date: timeZone.localDate(at: at.instant), instant: at.instant)
    }

    package var riskFlags: [RiskFlag] {
        guard result.hasRisk, let item = instrument.riskItem, let value = result.riskValue else { return [] }
        return [RiskFlag(item: .number(JSONNumber(item)), value: value.json)]
    }

    /// An acknowledgement outlives a body that does not repeat it, as long as the answer is the same: whoever sends an
    /// assessment again may not have heard of it.
    package func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> Assessment {
        guard acknowledgement == nil, result.hasRisk, let stored, let kept = try Acknowledgement(in: stored),
            kept.value == result.riskValue
        else { return self }
        // The same question, and answered in the same way: what a total leaves for it is no answer.
        let (before, own) = (try stored.members(), json)
        guard ["instrument", "total"].allSatisfy({ before[$0] == own[$0] }) else { return self }
        var assessment = self
        assessment.acknowledgement = kept
        return assessment
    }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] {
        Warning.future(at.instant, now: now)
    }
}

extension FieldReader {
    /// An instrument by its key.
    fileprivate mutating func instrument(_ name: String, in registry: InstrumentRegistry) -> Instrument? {
        let keys = registry.instruments.map(\.key).joined(separator: ", ")
        return string(name, required: true, expected: "one of \(keys)", code: FaultCode.unknownValue) { registry[$0] }
    }
}
