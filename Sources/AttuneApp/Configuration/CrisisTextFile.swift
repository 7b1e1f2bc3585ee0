import JSON
import Journal

/// The file with the operator's crisis texts: a JSON object of language tags, or `*` for every other language, and texts.
enum CrisisTextFile {
    /// Characters of a text at most: a few sentences that somebody in distress can read.
    private static let length = 1...2_000

    /// The texts in force: the operator's, and the built-in ones where there are none.
    ///
    /// - Throws: `StartError` for a file that cannot be read or holds something else.
    static func load(_ path: String?) throws(StartError) -> CrisisTexts {
        guard let path, let (name, bytes) = try SettingsFile.read(path) else { return .neutral }
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw StartError(problems: ["\(name) is not JSON: \(error)"], remedy: nil)
        }
        do {
            return try FieldReader.read(value, as: "the crisis texts") { CrisisTexts(texts(reading: &$0)) }.orNeutral()
        } catch {
            throw StartError(
                problems: error.faults.map { "\(name): \($0.pointer) \($0.detail)" },
                remedy: "Config/README.md says what it holds.")
        }
    }

    private static func texts(reading fields: inout FieldReader) -> [String: String] {
        var texts: [String: String] = [:]
        for (tag, _) in fields.remaining() {
            if tag != "*", !FieldReader.isLanguageTag(tag) {
                fields.fault(tag, code: FaultCode.malformed, "must be named by a language tag, such as pt-BR, or *")
            }
            if let text = fields.string(tag, length: length) { texts[tag] = text }
        }
        return texts
    }
}
