import Glibc
import JournalStorage
import Logging
import SQLite

/// The data directory: the database and, unless it lies elsewhere, the master key.
struct JournalDirectory {
    private let configuration: Configuration
    private let logger: Logger
    private let path: String

    init(_ configuration: Configuration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        path = "\(configuration.data)/\(JournalDatabase.fileName)"
    }

    /// Makes the directory where it is missing, and takes the lock on it, to be held for as long as the journal is open.
    ///
    /// - Throws: `StartError`.
    func lock(_ kind: FileLock.Kind = .shared) throws -> FileLock? {
        try make()
        return try JournalLock.take(kind, configuration, logger: logger)
    }

    /// Makes what is missing and opens the journal, under the lock.
    ///
    /// - Throws: `StartError` that says what is wrong with the directory, the key or the database.
    func open() throws -> SQLiteJournalStore {
        try make()
        let keys = MasterKeyFile(configuration, logger: logger)
        do {
            let store = try keys.withKey(databaseExists: access(path, F_OK) == 0) { key in
                try JournalDatabase.open(at: path, masterKey: key, keys: keys) { [logger] error in
                    logger.warning("the write-ahead log has trouble", metadata: ["error": "\(error)"])
                }
            }
            if store.removedPeople > 0 {
                logger.notice(
                    "removed people who had been erased, as they stand in a backup",
                    metadata: ["people": "\(store.removedPeople)"])
            }
            return store
        } catch {
            throw explain(error)
        }
    }

    /// Makes the directory, for its owner alone, with the ones above it.
    func make() throws {
        var made = ""
        for part in configuration.data.split(separator: "/", omittingEmptySubsequences: false) {
            made += made.isEmpty && part.isEmpty ? "/" : "\(part)/"
            guard mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR else { continue }
            guard access(made, F_OK) != 0 else { continue }
            throw StartError(
                problems: ["cannot make the data directory \(configuration.data): \(String(cString: strerror(errno)))"],
                remedy: "Name a directory that can be written with --data or ATTUNE_DATA.")
        }
        guard access(configuration.data, W_OK) == 0 else {
            throw StartError(
                problems: ["the data directory \(configuration.data) cannot be written"],
                remedy: "Give it to the user that runs attune, or name another one with --data or ATTUNE_DATA.")
        }
    }

    /// The sentence for what the database says.
    private func explain(_ error: any Error) -> any Error {
        switch error {
        case is WrongMasterKey:
            return StartError(
                problems: ["the master key does not open \(path): it was made with another one"],
                remedy:
                    "Put back the key that belongs to this database, or name its place with ATTUNE_MASTER_KEY_FILE. "
                    + MasterKeyFile.formerBackups)
        case let error as MigrationError:
            return StartError(problems: ["\(path): \(error)"], remedy: nil)
        case let error as SQLiteError where error.kind == .corrupt || error.kind == .notADatabase:
            return StartError(
                problems: ["\(path) is damaged or no database: \(error)"],
                remedy: "Keep the file, and put a backup in its place.")
        case let error as SQLiteError:
            return explain(error)
        default:
            return error
        }
    }

    /// As above for what may not be used, or cannot be just now.
    private func explain(_ error: SQLiteError) -> StartError {
        let files = ["", "-wal", "-shm"].map { path + $0 }
        if let locked = files.lazy.compactMap({ LockedFile($0) }).first {
            return StartError(
                problems: ["cannot open the journal: \(locked.problem)"],
                remedy: locked.remedy(for: files.filter { access($0, F_OK) == 0 }))
        }
        let remedy =
            switch error.kind {
            case .full: "Make room on the disk: attune doctor says how much there is."
            case .ioError: "The disk may be failing: look in dmesg first, then ask attune doctor."
            case .busy: "Another program holds the database: end it, or wait until it has ended."
            default: "attune doctor looks the journal over and says more."
            }
        return StartError(problems: ["cannot open \(path): \(error)"], remedy: remedy)
    }
}
