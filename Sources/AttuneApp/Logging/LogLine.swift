import CivilTime
import JSON
import Logging

/// An entry of the log as the bytes of one line, whatever is in it.
struct LogLine {
    let time: Instant
    let level: Logger.Level
    let message: String
    /// By dotted names.
    let metadata: Logger.Metadata

    /// The line without its end.
    func bytes(as format: LogFormat) -> [UInt8] {
        switch format {
        case .json: json
        case .text: Array(text.utf8)
        }
    }

    /// Members: `time`, `level`, `message`, then the metadata, sorted by name.
    private var json: [UInt8] {
        var entry: JSONObject = [
            "time": .string(time.utcText), "level": .string(level.rawValue), "message": .string(message),
        ]
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) { entry[name] = .string("\(value)") }
        return JSONWriter.bytes(of: .object(entry))
    }

    /// Time, level and message in columns, then the metadata as `name=value`; a request's in columns, too.
    private var text: String {
        var rest = metadata.mapValues { "\($0)" }
        var line = "\(time.utcText) \(Self.padded(level.rawValue.uppercased(), to: 8)) \(Self.escaped(message))"
        if let request = Self.request(takenFrom: &rest) { line += " \(request)" }
        for (name, value) in rest.sorted(by: { $0.key < $1.key }) {
            line += " \(Self.escaped(name))=\(Self.quoted(value))"
        }
        return line
    }

    /// What a request's line says of it in columns; nil for the lines of other events.
    private static func request(takenFrom metadata: inout [String: String]) -> String? {
        let names = ["http.method", "http.route", "http.status", "duration.ms", "request.id"]
        let values = names.compactMap { metadata[$0].map(escaped) }
        guard values.count == names.count else { return nil }
        for name in names { metadata[name] = nil }
        let duration = String(repeating: " ", count: max(0, 9 - values[3].count)) + values[3]
        return "\(padded(values[0], to: 7)) \(padded(values[1], to: 36)) \(values[2]) \(duration) ms id=\(values[4])"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// As it is where it is one plain word, else within quotation marks.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x5C }
        guard !isWord else { return escaped(text) }
        return
            "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").unicodeScalars.map(shown).joined())\""
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F }
            ? text : text.unicodeScalars.map(shown).joined()
    }

    /// What ends a line, moves a terminal's cursor or turns the direction of writing would make one line look like
    /// another: such characters are shown as `\u{…}`.
    private static func shown(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
}
