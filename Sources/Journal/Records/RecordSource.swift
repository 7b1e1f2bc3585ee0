import JSON

/// Where a record was before it came into this journal.
package struct RecordSource: Sendable, Hashable {
    /// The program or list that it was taken over from, a slug such as `daylio`.
    package let name: String
    /// What finds it there, in the words of the source.
    package let reference: String?

    init?(reading fields: inout FieldReader) {
        let name = fields.slug("name", required: true)
        reference = fields.string("reference", length: 1...200)
        guard let name else { return nil }
        self.name = name
    }

    var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("reference", reference)
        return object
    }
}

extension FieldReader {
    /// Where the record was before.
    mutating func source() -> RecordSource? {
        object("source", as: "a source") { RecordSource(reading: &$0) }
    }
}
