import JSON

/// A question that stands with an instrument but adds nothing to its score; it follows the others and is answered on
/// their scale.
package struct OptionalItem: Sendable, Hashable {
    package let text: String

    /// What each answer means, from the lowest.
    package let answerText: [String]

    /// `{"item":…,"text":…,"answerText":[…]}`, with the item's number.
    func json(number: Int) -> JSONObject {
        var object: JSONObject = ["item": .number(JSONNumber(number)), "text": .string(text)]
        object.set("answerText", answerText)
        return object
    }
}
