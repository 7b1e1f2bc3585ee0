import JSON

/// That the person has seen what the journal says to an answer about death, suicide or self-harm.
package struct Acknowledgement: Sendable, Hashable {
    package let at: Moment

    /// The answer that it was shown for.
    package let value: Score

    init?(reading fields: inout FieldReader) {
        let at = fields.moment("at", required: true)
        // The widest answers of any instrument with such an item.
        let value = fields.score(
            "value", in: ScoreRange(0, 6, step: Score(hundredths: 50)), required: true)
        guard let at, let value else { return nil }
        self.at = at
        self.value = value
    }

    /// The one that stands in a stored assessment, if any.
    init?(in record: Record) throws {
        guard let value = try record.members()["acknowledgement"] else { return nil }
        let read = Result { () throws(InvalidFields) in
            try FieldReader.read(value, as: "an acknowledgement") { Acknowledgement(reading: &$0) }
        }
        guard case .success(let acknowledgement) = read else { return nil }
        self = acknowledgement
    }

    var json: JSONObject { ["at": .string(at.text), "value": value.json] }
}
