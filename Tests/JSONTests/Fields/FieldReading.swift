import JSON

/// What reading a text gave: a value, or faults as `pointer code detail`.
struct FieldReading<Value> {
    let value: Value?
    let faults: [String]

    /// Reads a text as "a thing".
    init(_ text: String, _ body: (inout FieldReader) -> Value?) throws {
        let parsed = try JSONParser.parse(Array(text.utf8))
        do throws(InvalidFields) {
            value = try FieldReader.read(parsed, as: "a thing", body)
            faults = []
        } catch {
            value = nil
            faults = error.faults.map { "\($0.pointer) \($0.code) \($0.detail)" }
        }
    }
}
