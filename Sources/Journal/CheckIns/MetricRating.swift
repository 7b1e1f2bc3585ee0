package import JSON

/// One metric's value.
package struct MetricRating: Sendable, Hashable {
    /// A key of the metric registry.
    package let key: String
    /// 0 to 10 in halves.
    package let value: JSONNumber

    /// Reads a map of metric keys to values.
    static func all(reading fields: inout FieldReader, by metrics: MetricRegistry) -> [MetricRating]? {
        let names = fields.remaining().map(\.name)
        var ratings: [MetricRating] = []
        ratings.reserveCapacity(names.count)
        for name in names {
            guard metrics.contains(name) else {
                fields.fault(name, code: "unknown-metric", "is not a metric; GET /v1/metrics lists them")
                continue
            }
            if let value = fields.rating(name) { ratings.append(MetricRating(key: name, value: value)) }
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
}
