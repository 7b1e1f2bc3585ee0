import JSON

/// A part of an instrument that is scored by itself.
package struct Subscale: Sendable, Hashable {
    /// The word for programs.
    package let key: String

    /// The member of `subscaleTotals` that holds its total.
    package let memberName: String

    /// The numbers of its items, from 1.
    package let items: [Int]

    package let direction: Metric.Direction
    package let range: ScoreRange

    /// `{"key":…,"items":[…],"direction":…,"min":…,"max":…}`.
    var json: JSONObject {
        [
            "key": .string(key), "items": .array(items.map { .number(JSONNumber($0)) }),
            "direction": .string(direction.rawValue), "min": range.minimum.json, "max": range.maximum.json,
        ]
    }

    /// The same of an assessment, with the score that it has there.
    func json(with score: Score?) -> JSONObject {
        [
            "key": .string(key), "score": score?.json ?? .null, "min": range.minimum.json, "max": range.maximum.json,
            "direction": .string(direction.rawValue),
        ]
    }
}
