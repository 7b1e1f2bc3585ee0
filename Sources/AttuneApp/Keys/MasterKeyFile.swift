import Crypto
import Glibc
import Journal
import JournalStorage
import Locking
import Logging

/// The file that holds the master key: 32 bytes, and more once somebody has been erased.
final class MasterKeyFile: MasterKeyStore {
    /// The name of the file in the data directory.
    static let name = "master.key"

    /// What to know where a key does not open a backup.
    static let formerBackups =
        "Once somebody was erased, a key opens nothing that was left by a version that knew no receipts of erasure."

    /// Bytes that are read of what is no key: enough to tell how long it is, such as a key written in hexadecimal.
    private static let wrongByteLimit = 1024

    let path: String
    private let isNamed: Bool
    private let logger: Logger
    /// What the file was when it was last read.
    private let lastRead = Lock<FileStamp?>(nil)

    /// The file that the configuration names, or the one in the data directory.
    init(_ configuration: Configuration, logger: Logger) {
        path = configuration.masterKeyFile ?? "\(configuration.data)/\(Self.name)"
        isNamed = configuration.masterKeyFile != nil
        self.logger = logger
    }

    /// Reads the key, or makes one where a new journal has none.
    ///
    /// - Throws: `StartError` when there is a journal but not its key, or the file is not a key.
    func load(databaseExists: Bool) throws -> MasterKey {
        if !isNamed, access(path, F_OK) != 0, errno == ENOENT {
            guard !databaseExists else { throw missing() }
            do {
                try PrivateKeyFile.make(SecretBytes.random(count: MasterKey.byteCount), at: path)
            } catch let error as FileFailure {
                throw StartError(problems: [error.description], remedy: nil)
            }
            logger.notice(
                """
                made the master key: back it up apart from the database; whoever has both can read every journal, \
                and without it nobody can
                """,
                metadata: ["file": "\(path)"])
        }
        return try readAnew()
    }

    func puncture(_ people: [UUID], of key: MasterKey) -> MasterKey? {
        do {
            return try PrivateKeyFile.whileLocked(path) { try replace(without: people, of: key) }
        } catch {
            let remedy = (error as? FileFailure)?.isRefusal == true ? Self.unwritable : "it is tried again by itself"
            logger.warning(
                "cannot destroy the keys of people who were erased, so that backups still open for them",
                metadata: ["file": "\(path)", "error": "\(error)", "remedy": "\(remedy)"])
            return nil
        }
    }

    /// Runs `body` with the key, and once more where it found another one in force that was put into the file meanwhile:
    /// a rotation of the key does not wait for commands.
    ///
    /// - Throws: as ``load(databaseExists:)``; what `body` throws.
    func withKey<T>(databaseExists: Bool, _ body: (MasterKey) throws -> T) throws -> T {
        let key = try load(databaseExists: databaseExists)
        do {
            return try body(key)
        } catch let error as WrongMasterKey {
            guard let key = reload(if: { _ in true }) else { throw error }
            return try body(key)
        }
    }

    /// What helps where the file may not be replaced.
    private static let unwritable = """
        give the user that runs attune the right to write to the directory of the master key, which must not be a secret \
        or a mounted file
        """

    func reload(if isRight: (MasterKey) -> Bool) -> MasterKey? {
        // A pipe can be read once only, and nobody puts another in its place.
        guard let stamp = FileStamp(of: path), stamp.isRegular, stamp != lastRead.withLock({ $0 }) else { return nil }
        do {
            let key = try readAnew()
            guard isRight(key) else {
                logger.error(
                    "the file of the master key holds another one than the journal's, and is not gone by",
                    metadata: ["file": "\(path)", "remedy": "put the right one back before the server is stopped"])
                return nil
            }
            logger.notice("read the master key anew", metadata: ["file": "\(path)"])
            return key
        } catch {
            logger.error("cannot read the master key, which was replaced", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Puts a new key in front of the one in force, unless that is only on its way to be.
    ///
    /// - Parameter isUnderWay: whether something is still sealed with a key before this one.
    /// - Returns: the key that is to be in force.
    /// - Throws: `StartError`; what `isInForce` throws.
    func renew(unless isUnderWay: (MasterKey) throws -> Bool) throws -> MasterKey {
        try replace { try isUnderWay($0) ? $0 : $0.successor() }
    }

    /// Lets go of the keys before this one, which still open backups.
    ///
    /// - Throws: `StartError`, also where another key is in front of it by now.
    func forgetFormer(of key: MasterKey) throws {
        _ = try replace { kept in
            guard kept.isSame(as: key) else {
                throw StartError(
                    problems: ["another key was put into \(path) meanwhile, so that none was taken out"],
                    remedy: "Run it again.")
            }
            return try kept.withoutFormer()
        }
    }

    private func replace(by change: (MasterKey) throws -> MasterKey) throws -> MasterKey {
        do {
            return try PrivateKeyFile.whileLocked(path) {
                let kept = try read()
                let key = try change(kept)
                if key !== kept { try PrivateKeyFile.replace(path, by: key.file) }
                return key
            }
        } catch let error as FileFailure {
            throw StartError(
                problems: ["the master key cannot be replaced: \(error)"],
                remedy: error.isRefusal
                    ? "Its directory must be writable for this user; it must not be a read-only secret, nor a mounted file."
                    : nil)
        }
    }

    /// Reads the file anew, since another process may have taken others from it.
    private func replace(without people: [UUID], of key: MasterKey) throws -> MasterKey {
        let kept = try read()
        guard kept.isAkin(to: key) else {
            throw StartError(problems: ["\(path) has become another key than the one in use"], remedy: nil)
        }
        let punctured = try kept.puncturing(people)
        if punctured === kept {
            // Perhaps it got its name, but not its place on disk, before the power went.
            try PrivateKeyFile.sync(path)
            return kept
        }
        try PrivateKeyFile.replace(path, by: punctured.file)
        logger.notice(
            """
            destroyed the keys of people who were erased: copies of the master key that were made before still open \
            backups that were made before, so replace them
            """,
            metadata: ["file": "\(path)", "people": "\(people.count)"])
        return punctured
    }

    /// Reads the key that is to be used from here on.
    private func readAnew() throws -> MasterKey {
        // Taken before, so that one that is replaced meanwhile is read once more.
        let stamp = FileStamp(of: path)
        defer { lastRead.withLock { $0 = stamp } }
        return try read()
    }

    private func read() throws -> MasterKey {
        do {
            return try MasterKey(file: PrivateKeyFile.read(path, limit: MasterKey.fileByteLimit))
        } catch let error as FileFailure {
            throw StartError(
                problems: ["cannot read the master key at \(path): \(error.reason)"],
                remedy: "It must be a file that this user can read: chown and chmod 600, or name another with "
                    + "ATTUNE_MASTER_KEY_FILE.")
        } catch let error as MasterKeyFault {
            throw explain(error)
        }
    }

    private func missing() -> StartError {
        StartError(
            problems: ["there is a journal, but not the master key that opens it: \(path) is missing"],
            remedy: "Put the key back from its backup, or name its place with ATTUNE_MASTER_KEY_FILE. "
                + "Without it the journal cannot be read by anybody.")
    }

    private func explain(_ fault: MasterKeyFault) -> StartError {
        switch fault {
        case .length(let count):
            let said = count < Self.wrongByteLimit ? "\(count)" : "\(Self.wrongByteLimit) or more"
            return StartError(
                problems: ["\(path) holds \(said) bytes and is no master key"],
                remedy:
                    "Put your copy of the key there. Only for a journal that is not there yet can a new one be made: "
                    + "openssl rand -out FILE \(MasterKey.byteCount)")
        case .version(let version):
            return StartError(
                problems: ["\(path) is a master key of version \(version), which this program does not know"],
                remedy: "Run a newer one.")
        case .damaged:
            return StartError(
                problems: ["\(path) is a damaged master key: it was cut off, added to or altered"],
                remedy: "Put the newest copy of it there.")
        }
    }
}
