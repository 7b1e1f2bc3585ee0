import CivilTime
package import JSON
import Journal
package import JournalStorage

/// What commands say of a backup.
package enum BackupText {
    /// Whether nobody's journal in it is known not to open.
    package static func isWhole(_ backup: JournalBackup) -> Bool { backup.unopened.isEmpty }

    /// For people.
    package static func text(_ backup: JournalBackup) -> String {
        let opened =
            switch backup.isOpened {
            case true? where !backup.unopened.isEmpty:
                """
                THE JOURNALS OF \(backup.unopened.count) OF THEM DO NOT OPEN, as if damaged: \(ids(backup))
                The others open. Keep the backups from before, and see what attune doctor says.
                """
            case true?: "The master key opens everybody's journal in it."
            case false?: "THE MASTER KEY DOES NOT OPEN IT: the journal was made with another one. Find that key."
            case nil: "It was not opened, since the master key is not here."
            }
        return """
            \(backup.file): \(backup.byteCount) bytes, \(backup.people) people, SHA-256 \(backup.checksum)
            Every page was checked. \(opened)
            """
    }

    /// For programs.
    package static func json(_ backup: JournalBackup) -> JSONValue {
        [
            "file": .string(backup.file), "bytes": .number(JSONNumber(backup.byteCount)),
            "people": .number(JSONNumber(backup.people)), "sha256": .string(backup.checksum),
            "keyOpens": backup.isOpened.map { .bool($0 && backup.unopened.isEmpty) } ?? .null,
            "unopened": .array(backup.unopened.map { .string($0.description) }),
        ]
    }

    /// Of a restore, for people.
    package static func text(_ restored: RestoredJournal, from file: String) -> String {
        let newest = restored.newest.map { "the newest entry in it was written at \($0.utcText)" } ?? "nothing is in it"
        let line = "Restored \(file): \(restored.people) people; \(newest)."
        guard restored.erased > 0 else { return line }
        return "\(line)\nPeople who have been erased since, and were not put back: \(restored.erased)"
    }

    /// Of a restore, for programs.
    package static func json(_ restored: RestoredJournal, from file: String) -> JSONValue {
        [
            "file": .string(file), "people": .number(JSONNumber(restored.people)),
            "erasedSince": .number(JSONNumber(restored.erased)),
            "newestWrite": restored.newest.map { .string($0.utcText) } ?? .null,
        ]
    }

    /// Whose journals do not open.
    static func ids(_ backup: JournalBackup) -> String {
        backup.unopened.map(\.description).joined(separator: ", ")
    }
}
