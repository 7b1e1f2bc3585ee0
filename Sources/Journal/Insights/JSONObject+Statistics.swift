import JSON
import Statistics

/// Writing figures: what is not there is null, so that nobody takes it for zero.
extension JSONObject {
    mutating func set(figure name: String, _ value: Double?) {
        self[name] = value.flatMap { JSONNumber($0.toTwelveDigits) }.map { .number($0) } ?? .null
    }

    mutating func set(interval: ConfidenceInterval?) {
        guard let interval else {
            self["interval"] = .null
            return
        }
        var object: JSONObject = [:]
        object.set(figure: "lower", interval.lower)
        object.set(figure: "upper", interval.upper)
        object.set(figure: "level", interval.level)
        self["interval"] = .object(object)
    }

    /// `{"n":…,"mean":…}` of a group of days.
    static func group(_ values: [Double]) -> JSONObject {
        var object: JSONObject = ["n": .number(JSONNumber(values.count))]
        object.set(figure: "mean", SampleSummary(of: values)?.mean)
        return object
    }
}
