package import JSON
import JournalStorage

/// The version of the program.
package enum AttuneVersion {
    /// Semantic versioning.
    package static let current = "0.1.0"

    /// The version, and that of the schema, for programs.
    package static var json: JSONValue {
        ["version": .string(current), "schema": .number(JSONNumber(JournalDatabase.newestSchema))]
    }
}
