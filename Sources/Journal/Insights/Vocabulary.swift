import JSON

/// What the keys of series mean: metrics that every journal has, sleep, and a person's trackers.
struct Vocabulary: Sendable {
    let metrics: MetricRegistry
    let trackers: [String: TrackerScales]

    /// What is known of the key of a series.
    struct Meaning {
        let label: String
        /// The word of a metric's or a tracker's direction.
        var direction: String?
        var unit: String?
        /// The ends of the scale.
        var range: ClosedRange<Double>?
    }

    /// What a subject means; `nil` where nothing is known of it any more.
    func meaning(of subject: DailySeries.Subject) -> Meaning? {
        if let metric = metrics[subject.key] {
            return Meaning(label: metric.label, direction: metric.direction.rawValue, range: 0...10)
        }
        if let version = subject.version {
            // Nothing is known of a tracker that was deleted, though another one has its key now.
            guard let tracker = trackers[subject.key], let scale = tracker.scale(ofVersion: version) else { return nil }
            return Meaning(
                label: tracker.label, direction: scale.direction.rawValue, unit: scale.unit, range: scale.range)
        }
        if subject.key == Sleep.minutesKey { return Meaning(label: "Sleep", unit: "min") }
        guard subject.key == Sleep.qualityKey else { return nil }
        return Meaning(
            label: "Quality of sleep", direction: Metric.Direction.higherIsBetter.rawValue, range: 0...10)
    }

    /// `key`, `version`, `label`, `direction` and `unit` of a series, as far as they are known.
    func members(of subject: DailySeries.Subject) -> JSONObject {
        let meaning = meaning(of: subject)
        var object: JSONObject = ["key": .string(subject.key)]
        object.set("version", subject.version)
        object.set("label", meaning?.label)
        object.set("direction", meaning?.direction)
        object.set("unit", meaning?.unit)
        return object
    }
}
