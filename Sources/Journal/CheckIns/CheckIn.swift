package import CivilTime
package import JSON

/// How a person is, at a moment and about a day: ratings, sleep, practices, side effects, words.
///
/// Several a day are normal. Missing is absent, never 0.
package struct CheckIn: RecordContent {
    package static let collection = Collection(
        name: "check-ins", noun: "a check-in",
        parentField: ParentField(name: "doseLogId", collection: "dose-logs", isFilter: false))

    /// The occasion.
    package enum Context: String, Sendable, CaseIterable { case morning, evening, momentary }

    package let at: Moment
    package let timeZone: TimeZoneRules
    /// The day that it describes, which need not be the day on which it was written.
    package let aboutDate: CivilDate
    package let context: Context?
    package let ratings: [MetricRating]
    /// For each rating of a tracker, the version of the tracker whose scale it is on.
    package let trackerVersions: [String: Int]
    package let sleep: Sleep?
    package let practices: [Practice]
    package let sideEffects: [SideEffect]
    package let doseLogID: UUID?
    package let note: String?
    package let tags: [String]
    /// Present when it was taken over from elsewhere.
    package let source: RecordSource?

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let at = fields.moment("at", required: true)
        let timeZone = fields.timeZone("timeZone", in: rules.timeZones, required: true)
        let aboutDate = fields.date("aboutDate")
        context = fields.choice("context", of: Context.self)
        ratings =
            fields.object("ratings", as: "the ratings") { MetricRating.all(reading: &$0, by: rules.metrics) } ?? []
        trackerVersions =
            fields.object("trackerVersions", as: "the versions") { Self.versions(reading: &$0) } ?? [:]
        sleep = fields.object("sleep", as: "sleep") { Sleep(reading: &$0) }
        practices = fields.objects("practices", as: "a practice", count: 1...50) { Practice(reading: &$0) } ?? []
        sideEffects =
            fields.objects("sideEffects", as: "a side effect", count: 1...50) { SideEffect(reading: &$0) } ?? []
        doseLogID = fields.id("doseLogId")
        note = fields.text("note")
        tags = fields.tags()
        source = fields.source()
        if !fields.hasFaults, ratings.isEmpty, sleep == nil, practices.isEmpty, sideEffects.isEmpty, note == nil {
            fields.fault(code: "too-few", "must have ratings, sleep, practices, sideEffects or a note")
        }
        guard let at, let timeZone else { return nil }
        self.at = at
        self.timeZone = timeZone
        self.aboutDate = aboutDate ?? timeZone.localDate(at: at.instant)
    }

    /// The same with the versions of its trackers.
    init(_ checkIn: CheckIn, trackerVersions: [String: Int]) {
        at = checkIn.at
        timeZone = checkIn.timeZone
        aboutDate = checkIn.aboutDate
        context = checkIn.context
        ratings = checkIn.ratings
        self.trackerVersions = trackerVersions
        sleep = checkIn.sleep
        practices = checkIn.practices
        sideEffects = checkIn.sideEffects
        doseLogID = checkIn.doseLogID
        note = checkIn.note
        tags = checkIn.tags
        source = checkIn.source
    }

    package var event: RecordEvent { RecordEvent(date: aboutDate, instant: at.instant) }

    package var parentID: UUID? { doseLogID }

    package var json: JSONObject {
        var object: JSONObject = ["at": .string(at.text), "timeZone": .string(timeZone.name)]
        object.reserveCapacity(12)
        object.set("localDate", timeZone.localDate(at: at.instant))
        object.set("aboutDate", aboutDate)
        object.set("context", context)
        object.set("ratings", ratings.isEmpty ? nil : MetricRating.json(of: ratings))
        if !trackerVersions.isEmpty {
            let versions = trackerVersions.sorted { $0.key < $1.key }
            object["trackerVersions"] = .object(
                JSONObject(versions.map { ($0.key, .number(JSONNumber($0.value))) }))
        }
        object.set("sleep", sleep?.json)
        object.set("practices", practices.map(\.json))
        object.set("sideEffects", sideEffects.map(\.json))
        object.set("doseLogId", doseLogID)
        object.set("note", note)
        object.set("tags", tags)
        object.set("source", source?.json)
        return object
    }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] {
        Warning.future(at.instant, now: now)
    }
}
