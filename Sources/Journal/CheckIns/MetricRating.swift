package import JSON

/// One metric's value.
package struct MetricRating: Sendable, Hashable {
    /// The key of a metric that every journal has, or of a tracker.
    package let key: String
    /// 0 to 10 in halves, or a value on the tracker's scale.
    package let value: JSONNumber
    /// Whether the key can only be that of a tracker of the person's own.
    let isOwn: Bool

    /// Reads a map of keys to values; those of trackers are yet to be held against their scales.
    static func all(reading fields: inout FieldReader, by metrics: MetricRegistry) -> [MetricRating]? {
        let names = fields.remaining().map(\.name)
        var ratings: [MetricRating] = []
        ratings.reserveCapacity(names.count)
        for name in names {
            if metrics.contains(name) {
                if let value = fields.rating(name) {
                    ratings.append(MetricRating(key: name, value: value, isOwn: false))
                }
            } else if FieldReader.isSlug(name) {
                if let value = fields.decimal(name, in: TrackerScale.range)?.decimal {
                    ratings.append(MetricRating(key: name, value: JSONNumber(value), isOwn: true))
                }
            } else {
                fields.fault(name, code: unknownMetric.code, unknownMetric.detail)
            }
        }
        if names.isEmpty { fields.fault(code: "too-few", "must have at least one rating") }
        return ratings
    }

    /// The map, in the order in which it was sent.
    static func json(of ratings: [MetricRating]) -> JSONObject {
        var object = JSONObject()
        object.reserveCapacity(ratings.count)
        for rating in ratings { object[rating.key] = .number(rating.value) }
        return object
    }

    /// What is said of a key that nobody knows.
    static let unknownMetric = (
        code: "unknown-metric", detail: "is neither a metric (GET /v1/metrics) nor a tracker of yours"
    )
}
