package import CivilTime
package import JSON

/// A metric of a person's own, which check-ins can then rate.
///
/// A changed scale is a new version. What was recorded on an earlier one stays as it was and is never rescaled; a
/// check-in says for each rating which version it is on.
package struct Tracker: RecordContent {
    package static let collection = Collection(name: "trackers", noun: "a tracker")

    package static let derivedMembers = ["version", "earlierScales"]

    /// Trackers a person has at most: each write of one, and each check-in that uses one, reads them all.
    package static let limit = 50
    /// Versions a tracker has at most.
    static let versionLimit = 100

    /// What check-ins name it by.
    package let key: String
    package let label: String
    package let scale: TrackerScale
    /// The first day on which it is rated; `nil` when it is not known.
    package let from: CivilDate?
    /// The last day; `nil` while it is rated.
    package let to: CivilDate?
    package let note: String?
    package let tags: [String]
    /// The scales of the versions before this one, from the first on.
    package let earlierScales: [TrackerScale]
    /// Greater than any version of a tracker that had the key before.
    package let firstVersion: Int

    /// The first version, and one more with each change of the scale.
    package var version: Int { firstVersion + earlierScales.count }

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let key = fields.slug("key", required: true)
        if let key, rules.metrics.contains(key) || [Sleep.minutesKey, Sleep.qualityKey].contains(key) {
            fields.fault("key", code: FaultCode.duplicate, "is a metric that every journal has")
        }
        let label = fields.string("label", length: 1...80, required: true)
        let scale = TrackerScale(reading: &fields)
        from = fields.date("from")
        to = fields.date("to")
        if let from, let to, to < from { fields.fault("to", code: "before-start", "must not be before from") }
        note = fields.text("note")
        tags = fields.tags()
        earlierScales = []
        firstVersion = 1
        guard let key, let label, let scale else { return nil }
        self.key = key
        self.label = label
        self.scale = scale
    }

    init(_ tracker: Tracker, after earlierScales: [TrackerScale] = [], firstVersion: Int) {
        key = tracker.key
        label = tracker.label
        scale = tracker.scale
        from = tracker.from
        to = tracker.to
        note = tracker.note
        tags = tracker.tags
        self.earlierScales = earlierScales
        self.firstVersion = firstVersion
    }

    /// Lists sort by the first day; what has none stands before all that have one.
    package var event: RecordEvent { .start(of: from ?? .earliest) }

    package var json: JSONObject {
        var object: JSONObject = ["key": .string(key), "label": .string(label)]
        for member in scale.members.members { object[member.name] = member.value }
        object.set("version", version)
        object.set(
            "earlierScales",
            earlierScales.enumerated().map { index, scale in
                var object: JSONObject = ["version": .number(JSONNumber(firstVersion + index))]
                for member in scale.members.members { object[member.name] = member.value }
                return object
            })
        object.set("from", from)
        object.set("to", to)
        object.set("note", note)
        object.set("tags", tags)
        return object
    }

    /// Keeps the scale that this one takes the place of, if that differs; no two trackers have one key, and a key stays,
    /// since check-ins hold it.
    package func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> Tracker {
        guard let stored else {
            let others = try transaction.trackerScales(of: person)
            if others[key] != nil {
                throw Self.refusal("key", FaultCode.duplicate, "is the key of another tracker of yours")
            }
            guard others.count < Self.limit else {
                throw Self.refusal(nil, FaultCode.tooMany, "must be one of at most \(Self.limit) trackers")
            }
            // Each change of a scale is a change of the person's journal, so no version of a tracker that is gone is as
            // great, and what was rated on one is never mixed with what this one will hold.
            return Tracker(self, firstVersion: Int(try transaction.feedBounds(of: person).newest) + 1)
        }
        guard let before = try TrackerScales(stored) else { return self }
        guard before.key == key else {
            throw Self.refusal("key", FaultCode.invalid, "must stay, since check-ins hold it; make another tracker")
        }
        let scales = before.present == scale ? before.all.dropLast() : before.all[...]
        guard scales.count < Self.versionLimit else {
            throw Self.refusal(nil, FaultCode.tooMany, "must have at most \(Self.versionLimit) versions")
        }
        return Tracker(self, after: Array(scales), firstVersion: before.firstVersion)
    }

    private static func refusal(_ field: String?, _ code: String, _ detail: String) -> any Error {
        let pointer = field.map { JSONPointer.root.appending($0) } ?? .root
        return InvalidFields(Fault(pointer: pointer, code: code, detail: detail))
    }
}
