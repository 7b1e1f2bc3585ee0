import JSON

/// What the keys of series mean: metrics that every journal has, sleep, and a person's trackers.
struct Vocabulary: Sendable {
    let metrics: MetricRegistry
    let trackers: [String: TrackerScales]

    /// `key`, `version`, `label`, `direction` and `unit` of a series, as far as they are known.
    func members(of subject: DailySeries.Subject) -> JSONObject {
        var object: JSONObject = ["key": .string(subject.key)]
        object.set("version", subject.version)
        if let metric = metrics[subject.key] {
            object.set("label", metric.label)
            object.set("direction", metric.direction)
        } else if let version = subject.version {
            // Nothing is known of a tracker that was deleted, though another one has its key now.
            guard let tracker = trackers[subject.key], let scale = tracker.scale(ofVersion: version) else {
                return object
            }
            object.set("label", tracker.label)
            object.set("direction", scale.direction)
            object.set("unit", scale.unit)
        } else if subject.key == Sleep.minutesKey {
            object.set("label", "Sleep")
            object.set("unit", "min")
        } else if subject.key == Sleep.qualityKey {
            object.set("label", "Quality of sleep")
            object.set("direction", Metric.Direction.higherIsBetter)
        }
        return object
    }
}
