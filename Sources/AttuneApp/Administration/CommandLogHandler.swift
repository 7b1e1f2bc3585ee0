import Logging

/// Writes what a command has to say beside its result to standard error, as a sentence for who runs it.
struct CommandLogHandler: LogHandler {
    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
            .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let line = "attune: \(event.message)" + (details.isEmpty ? "" : " (\(details))")
        StandardError.write(line: Array(line.utf8))
    }
}
