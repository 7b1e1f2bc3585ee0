import CivilTime
import JSON
package import Logging

/// Writes each log entry as one line of JSON to standard error.
///
/// Members: `time`, `level`, `message`, then the metadata under its dotted names.
package struct JSONLineLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]

    package init(logLevel: Logger.Level) {
        self.logLevel = logLevel
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var entry: JSONObject = [
            "time": .string(Instant.now().utcText), "level": .string(event.level.rawValue),
            "message": .string("\(event.message)"),
        ]
        for (name, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }).sorted(by: {
            $0.key < $1.key
        }) {
            entry[name] = .string("\(value)")
        }
        StandardError.write(line: JSONWriter.bytes(of: .object(entry)))
    }
}
