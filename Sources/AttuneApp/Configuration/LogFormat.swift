/// How a line of the log is written.
package enum LogFormat: String, Sendable, CaseIterable {
    /// A JSON object, for programs.
    case json
    /// Time, level, message and metadata as words, for people.
    case text
}
