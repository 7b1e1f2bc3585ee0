import Glibc
package import JournalStorage
import Logging
import SQLite

/// Backing the journal up and putting a backup back.
package enum Backups {
    /// Copies the journal, as it is at one moment, into a new file and checks the copy; a server that runs goes on.
    ///
    /// Without the master key, with another one, or where somebody's journal does not open, the backup is made all the
    /// same, and says so: it is better than none.
    ///
    /// - Parameter progress: is told how much of the work is done, in a unit of its own; what it throws ends it.
    /// - Throws: `StartError`; what `progress` throws.
    package static func make(
        at file: String, _ configuration: Configuration,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> JournalBackup {
        try explaining(file, configuration) {
            try copy(to: file, configuration, isScheduled: false, progress: progress)
        }
    }

    /// Makes one of many that nobody looks at: only if the master key is at hand and opens it, and so that some room is
    /// left on the disk.
    ///
    /// - Parameter makeRoom: is asked once where the backup does not fit; returns whether to try again.
    /// - Throws: `StartError`; what `progress` throws.
    static func makeScheduled(
        at file: String, _ configuration: Configuration, makeRoom: () -> Bool,
        progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> JournalBackup {
        try explaining(file, configuration) {
            do {
                return try copy(to: file, configuration, isScheduled: true, progress: progress)
            } catch BackupError.noSpace(let needed, let free) {
                guard makeRoom() else { throw BackupError.noSpace(needed: needed, free: free) }
                return try copy(to: file, configuration, isScheduled: true, progress: progress)
            }
        }
    }

    /// Whether the master key opens everybody's journal in a backup that is there.
    static func isWhole(_ file: String, _ configuration: Configuration) -> Bool {
        guard let key = key(configuration) else { return false }
        // What cannot be read is not whole.
        let contents = try? JournalDatabase.inspect(file, masterKey: key) { _, _ in }
        return contents?.unopened.isEmpty ?? false
    }

    private static func copy(
        to file: String, _ configuration: Configuration, isScheduled: Bool,
        progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> JournalBackup {
        let journal = path(of: configuration)
        guard access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        return try JournalDatabase.backUp(
            journal, to: file, masterKey: key(configuration), isScheduled: isScheduled, progress: progress)
    }

    /// The key of the file, which a restore will have; `nil` where it cannot be read.
    private static func key(_ configuration: Configuration) -> MasterKey? {
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        return try? MasterKeyFile(configuration, logger: logger).load(databaseExists: true)
    }

    static func path(of configuration: Configuration) -> String {
        "\(configuration.data)/\(JournalDatabase.fileName)"
    }

    private static func explaining<T>(_ file: String, _ configuration: Configuration, _ body: () throws -> T) throws
        -> T
    {
        let journal = path(of: configuration)
        do {
            return try body()
        } catch let error as BackupError {
            throw explain(error, file, configuration)
        } catch let error as MigrationError {
            throw StartError(problems: ["cannot back up \(journal): \(error)"], remedy: nil)
        } catch let error as SQLiteError {
            throw StartError(problems: ["cannot back up \(journal) to \(file): \(error)"], remedy: nil)
        }
    }

    private static func explain(_ error: BackupError, _ file: String, _ configuration: Configuration) -> StartError {
        let journal = path(of: configuration)
        switch error {
        case .exists(let name):
            return StartError(
                problems: ["\(name) is there already"],
                remedy: "Name another file; no backup, nor what lies beside one, is overwritten.")
        case .noSpace(let needed, let free):
            return StartError(
                problems: ["\(file) needs \(needed) bytes, and \(free) are free"],
                remedy: "Make room, such as by removing the oldest backups, or name a place on another disk.")
        case .damaged(let problem):
            return StartError(
                problems: ["the copy of \(journal) is damaged: \(problem)"],
                remedy: "Keep the backups that there are. `attune doctor` tells whether the journal itself is damaged.")
        case .unopened:
            let key = configuration.masterKeyFile ?? "\(configuration.data)/\(MasterKeyFile.name)"
            return StartError(
                problems: ["the master key at \(key) is missing or another one, and does not open \(journal)"],
                remedy: "Put back the key that belongs to it. Until then no backup is made, and none is removed.")
        case .file(let name, let code):
            return StartError(problems: ["cannot write \(name): \(String(cString: strerror(code)))"], remedy: nil)
        }
    }
}
