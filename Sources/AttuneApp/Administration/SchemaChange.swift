import Glibc
package import JSON
import JournalStorage
import Logging
import SQLite

/// Bringing a journal to this program's schema.
package struct SchemaChange: Sendable {
    /// The version that the schema had.
    package let former: Int
    /// The version that it has.
    package let present: Int

    /// What was done, in a sentence.
    package var text: String {
        former == present
            ? "Nothing is to be done: the journal has schema version \(present), the newest."
            : "Brought the journal from schema version \(former) to \(present)."
    }

    package var json: JSONValue {
        [
            "from": .number(JSONNumber(former)), "to": .number(JSONNumber(present)),
            "isChanged": .bool(former != present),
        ]
    }

    /// Takes the steps that are missing, each in a transaction of its own; does nothing where none is.
    ///
    /// Refused while a server has the journal open: an older one would go on with the statements of the older schema.
    ///
    /// - Throws: `StartError`, also for a journal that a newer program has used: no step is ever taken back.
    package static func run(_ configuration: Configuration) async throws -> SchemaChange {
        umask(0o077)
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        guard access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        try JournalOwner.require(of: configuration)
        do {
            let newest = JournalDatabase.newestSchema
            let seen = try JournalDatabase.schema(at: journal) ?? 0
            guard seen < newest else { return SchemaChange(former: seen, present: seen) }
            let logger = Logger(label: "attune") { _ in CommandLogHandler() }
            let directory = JournalDirectory(configuration, logger: logger)
            let lock = try directory.lock(.exclusive)
            defer { lock?.release() }
            // Somebody else may have changed it until now.
            let found = try JournalDatabase.schema(at: journal) ?? 0
            guard try !JournalDatabase.isInUse(journal) else {
                throw StartError(
                    problems: ["\(journal) is in use"], remedy: "Stop the server, back the journal up, then migrate.")
            }
            let store = try ProgressBar.during("changing the schema") { try directory.open() }
            await store.close()
            return SchemaChange(former: found, present: newest)
        } catch let error as MigrationError {
            throw StartError(
                problems: ["\(journal): \(error)"],
                remedy: "A schema is never taken back: run the newer program, or restore a backup of before.")
        } catch let error as SQLiteError {
            throw StartError(problems: ["cannot read \(journal): \(error)"], remedy: nil)
        }
    }
}
