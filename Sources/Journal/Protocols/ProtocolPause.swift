package import CivilTime
import JSON

/// Days on which a plan stands still.
package struct ProtocolPause: Sendable, Hashable {
    /// The first and the last day of the pause.
    package let days: ClosedRange<CivilDate>

    init?(reading fields: inout FieldReader) {
        let from = fields.date("from", required: true)
        let to = fields.date("to", required: true)
        guard let from, let to else { return nil }
        guard from <= to else {
            fields.fault("to", code: "before-start", "must not be before from")
            return nil
        }
        days = from...to
    }

    var json: JSONObject {
        ["from": .string(days.lowerBound.description), "to": .string(days.upperBound.description)]
    }
}
