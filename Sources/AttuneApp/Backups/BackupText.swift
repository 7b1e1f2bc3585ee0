package import JSON
package import JournalStorage

/// What a command says of a backup.
package enum BackupText {
    /// For people.
    package static func text(_ backup: JournalBackup) -> String {
        let opened =
            switch backup.isOpened {
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
            "keyOpens": backup.isOpened.map { .bool($0) } ?? .null,
        ]
    }
}
