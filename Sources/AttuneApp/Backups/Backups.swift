import Glibc
package import JournalStorage
import Logging
import SQLite

/// Backing the journal up and putting a backup back.
package enum Backups {
    /// Copies the journal, as it is at one moment, into a new file and checks the copy; a server that runs goes on.
    ///
    /// Without the master key, or with another one, the backup is made all the same: it says then that nothing was
    /// opened.
    ///
    /// - Parameter progress: is told how much of the work is done, in a unit of its own; what it throws ends the backup.
    /// - Throws: `StartError`; what `progress` throws.
    package static func make(
        at file: String, _ configuration: Configuration,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> JournalBackup {
        let journal = path(of: configuration)
        guard access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        let key = try? MasterKeyFile(configuration, logger: logger).load(databaseExists: true)
        do {
            return try JournalDatabase.backUp(journal, to: file, masterKey: key, progress: progress)
        } catch let error as BackupError {
            throw explain(error, file, journal)
        } catch let error as MigrationError {
            throw StartError(problems: ["cannot back up \(journal): \(error)"], remedy: nil)
        } catch let error as SQLiteError {
            throw StartError(problems: ["cannot back up \(journal) to \(file): \(error)"], remedy: nil)
        }
    }

    private static func explain(_ error: BackupError, _ file: String, _ journal: String) -> StartError {
        switch error {
        case .exists:
            StartError(
                problems: ["\(file) is there already"], remedy: "Name another file; no backup is overwritten.")
        case .noSpace(let needed, let free):
            StartError(
                problems: ["\(file) would take \(needed) bytes, and \(free) are free"],
                remedy: "Make room, or name a file on another disk.")
        case .damaged(let problem):
            StartError(
                problems: ["the copy of \(journal) is damaged: \(problem)"],
                remedy: "Keep the backups that there are. `attune doctor` tells whether the journal itself is damaged.")
        case .file(let name, let code):
            StartError(problems: ["cannot write \(name): \(String(cString: strerror(code)))"], remedy: nil)
        }
    }

    /// Puts a backup in the place of the journal, which nobody may have open.
    ///
    /// - Parameters:
    ///   - overwriting: whether a journal that is there may be lost.
    ///   - progress: is told how much of the work is done, in a unit of its own.
    /// - Returns: how many people in the backup have been erased since: they are not put back.
    /// - Throws: `StartError`.
    package static func restore(
        _ file: String, overwriting: Bool, _ configuration: Configuration,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> Int {
        let journal = path(of: configuration)
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        try JournalOwner.require(of: configuration)
        try JournalDirectory(configuration, logger: logger).make()
        // A backup without its key opens nothing, so a key is never made here.
        let keys = MasterKeyFile(configuration, logger: logger)
        var key = try keys.load(databaseExists: true)
        let unfinished = JournalDatabase.unfinishedErasures(at: journal)
        if overwriting, !unfinished.isEmpty {
            guard let punctured = keys.puncture(unfinished, of: key) else { throw unfinishedErasures(journal) }
            key = punctured
        }
        do {
            return try JournalDatabase.restore(
                file, to: journal, masterKey: key, overwriting: overwriting, progress: progress)
        } catch let error as RestoreError {
            throw explain(error, file, journal)
        } catch is WrongMasterKey {
            throw StartError(
                problems: ["the master key does not open \(file): it was made with another one"],
                remedy: "Put the key that belongs to the backup in place, or name it with ATTUNE_MASTER_KEY_FILE. "
                    + MasterKeyFile.formerBackups)
        } catch {
            throw StartError(problems: ["cannot restore \(file): \(error)"], remedy: nil)
        }
    }

    /// The backup may hold who was erased, and what says that they were goes with the journal.
    private static func unfinishedErasures(_ journal: String) -> StartError {
        StartError(
            problems: [
                "\(journal) has people who were erased, and the master key, which still opens their backups, "
                    + "cannot be written"
            ],
            remedy: "Make the directory of the master key writable, then restore.")
    }

    private static func path(of configuration: Configuration) -> String {
        "\(configuration.data)/\(JournalDatabase.fileName)"
    }

    private static func explain(_ error: RestoreError, _ file: String, _ journal: String) -> StartError {
        switch error {
        case .occupied:
            StartError(
                problems: ["there is a journal at \(journal)"],
                remedy: "With --force the backup takes its place, and what is in it is lost. Back it up first.")
        case .inUse:
            StartError(problems: ["\(journal) is in use"], remedy: "Stop the server, then restore.")
        case .damaged(let problem):
            StartError(problems: ["\(file) is damaged: \(problem)"], remedy: "Take another backup.")
        case .file(let name, let code):
            StartError(problems: ["\(name): \(String(cString: strerror(code)))"], remedy: nil)
        }
    }
}
