import JournalStorage
import Logging

/// The lock on a data directory: shared by all who work with the journal in it, held alone by what puts another in its
/// place or changes its schema. Who only reads, such as a backup, needs none.
enum JournalLock {
    /// The name of its file in the data directory, which stays there.
    static let fileName = "attune.lock"

    /// Takes it, in a directory that is there.
    ///
    /// - Returns: what holds it; `nil` where the file cannot be made or the file system knows no locks: then this goes
    ///   on, with a warning.
    /// - Throws: `StartError` where another process holds it in a way that goes against this.
    static func take(
        _ kind: FileLock.Kind, _ configuration: Configuration, logger: Logger
    ) throws(StartError) -> FileLock? {
        do {
            if let lock = try FileLock(kind, at: "\(configuration.data)/\(fileName)") { return lock }
        } catch {
            logger.warning(
                "cannot lock the data directory, so that nothing keeps a restore from it while the journal is in use",
                metadata: ["error": "\(error)"])
            return nil
        }
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        throw switch kind {
        case .shared:
            StartError(
                problems: ["\(journal) is just being restored, or its schema changed"],
                remedy: "Wait until that has ended, then try again.")
        case .exclusive:
            StartError(
                problems: ["\(journal) is in use, by a server or another command"],
                remedy: "Stop the server, then try again.")
        }
    }
}
