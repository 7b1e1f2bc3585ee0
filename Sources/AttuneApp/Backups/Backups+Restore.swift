import Glibc
package import JournalStorage
import Logging

extension Backups {
    /// Puts a backup in the place of the journal, which nobody may have open.
    ///
    /// - Parameters:
    ///   - overwriting: whether a journal that is there may be lost.
    ///   - progress: is told how much of the work is done, in a unit of its own.
    /// - Throws: `StartError`.
    package static func restore(
        _ file: String, overwriting: Bool, _ configuration: Configuration,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> RestoredJournal {
        guard access(file, R_OK) == 0 else {
            throw StartError(
                problems: ["cannot read the backup \(file): \(String(cString: strerror(errno)))"], remedy: nil)
        }
        let journal = path(of: configuration)
        let logger = Logger(label: "attune") { _ in CommandLogHandler() }
        try JournalOwner.require(of: configuration)
        let lock = try JournalDirectory(configuration, logger: logger).lock(.exclusive)
        defer { lock?.release() }
        let key = try key(for: file, to: journal, overwriting: overwriting, configuration)
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

    /// The key that is to open the backup, without those who were erased from the journal that it takes the place of.
    private static func key(
        for file: String, to journal: String, overwriting: Bool, _ configuration: Configuration
    ) throws -> MasterKey {
        let keys = MasterKeyFile(configuration, logger: Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() })
        guard access(keys.path, F_OK) == 0 || errno != ENOENT else {
            throw StartError(
                problems: ["the master key that opens \(file) is needed, and \(keys.path) is missing"],
                remedy: "Put the key there from your copy, or name its place with ATTUNE_MASTER_KEY_FILE. "
                    + "Without it the backup cannot be read by anybody.")
        }
        // A backup without its key opens nothing, so a key is never made here.
        let key = try keys.load(databaseExists: true)
        let unfinished = JournalDatabase.unfinishedErasures(at: journal)
        guard overwriting, !unfinished.isEmpty else { return key }
        guard let punctured = keys.puncture(unfinished, of: key) else { throw unfinishedErasures(journal) }
        return punctured
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
        case .noSpace(let needed, let free):
            StartError(
                problems: ["\(file) needs \(needed) bytes beside \(journal), and \(free) are free"],
                remedy: "Make room on that disk, then restore; the journal is as it was.")
        case .file(let name, let code):
            StartError(problems: ["\(name): \(String(cString: strerror(code)))"], remedy: nil)
        }
    }
}
