package import JSON

/// One metric's value.
package struct MetricRating: Sendable, Hashable {
    /// A key of the metric registry.
    package let key: String
    /// 0 to 10 in halves.
    package let value: JSONNumber

    /// Reads a map of metric keys to values.
    static func all(reading fields: inout FieldReader, by metrics: MetricRegistry) -> [MetricRating]? {
        var ratings: [MetricRating] = []
        let names = fields.remaining().map(\.name)
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
        var object: JSONObject = [:]
        for rating in ratings { object[rating.key] = .number(rating.value) }
        return object
    }
}

/// The night before.
package struct Sleep: Sendable, Hashable {
    package let minutes: Int?
    /// 0 to 10 in halves.
    package let quality: JSONNumber?

    init?(reading fields: inout FieldReader) {
        minutes = fields.integer("minutes", in: 0...1440)
        quality = fields.rating("quality")
        if !fields.hasFaults, minutes == nil, quality == nil {
            fields.fault(code: "too-few", "must have minutes or quality")
        }
    }

    var json: JSONObject {
        var object: JSONObject = [:]
        object.set("minutes", minutes)
        object.set("quality", quality)
        return object
    }
}

/// Something done for oneself that day.
package struct Practice: Sendable, Hashable {
    /// What was done.
    package enum Kind: String, Sendable, CaseIterable {
        case meditation, yoga, breathwork, exercise, nature, creative, journaling, therapy, social, other
    }

    package let kind: Kind
    package let minutes: Int?

    init?(reading fields: inout FieldReader) {
        let kind = fields.choice("kind", of: Kind.self, required: true)
        minutes = fields.integer("minutes", in: 0...1440)
        guard let kind else { return nil }
        self.kind = kind
    }

    var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.rawValue)]
        object.set("minutes", minutes)
        return object
    }
}

/// An unwanted effect, in the person's words.
package struct SideEffect: Sendable, Hashable {
    /// How bad it was.
    package enum Severity: String, Sendable, CaseIterable { case mild, moderate, severe }

    package let name: String
    package let severity: Severity

    init?(reading fields: inout FieldReader) {
        let name = fields.string("name", length: 1...80, required: true)
        let severity = fields.choice("severity", of: Severity.self, required: true)
        guard let name, let severity else { return nil }
        self.name = name
        self.severity = severity
    }

    var json: JSONObject {
        ["name": .string(name), "severity": .string(severity.rawValue)]
    }
}
