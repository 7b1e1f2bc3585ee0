package import JSON

/// What a rating can be about, on a scale of 0 to 10 in halves.
package struct Metric: Sendable, Hashable {
    /// Which end of the scale people wish for.
    package enum Direction: String, Sendable {
        case higherIsBetter = "higher-is-better"
        case lowerIsBetter = "lower-is-better"
    }

    package let key: String
    package let label: String
    package let direction: Direction
    /// What 0 means.
    package let low: String
    /// What 10 means.
    package let high: String

    init(_ key: String, _ label: String, _ direction: Direction, low: String, high: String) {
        self.key = key
        self.label = label
        self.direction = direction
        self.low = low
        self.high = high
    }

    /// The entry of `GET /v1/metrics`.
    package var json: JSONValue {
        [
            "key": .string(key), "label": .string(label), "direction": .string(direction.rawValue),
            "min": 0, "max": 10, "step": .number(JSONNumber(Rating.step)),
            "low": .string(low), "high": .string(high),
        ]
    }
}
