import Crypto
import Glibc
import JournalStorage
import Logging

/// The file that holds the 32 bytes of the master key.
enum MasterKeyFile {
    /// The name of the file in the data directory.
    static let name = "master.key"

    /// Bytes that are read of it: enough to tell how long a wrong one is, such as a key written in hexadecimal.
    private static let readLimit = 1024

    /// Reads the key that the configuration names, or makes one where a new journal has none.
    ///
    /// - Throws: `StartError` when there is a journal but not its key, or the file is not a key.
    static func load(_ configuration: Configuration, databaseExists: Bool, logger: Logger) throws -> MasterKey {
        let path = configuration.masterKeyFile ?? "\(configuration.data)/\(name)"
        if configuration.masterKeyFile == nil, access(path, F_OK) != 0, errno == ENOENT {
            guard !databaseExists else { throw missing(path) }
            try make(at: path)
            logger.notice(
                """
                made the master key: back it up apart from the database; whoever has both can read every journal, \
                and without it nobody can
                """,
                metadata: ["file": "\(path)"])
        }
        var bytes = try read(path)
        guard bytes.count == MasterKey.byteCount else {
            let count = bytes.count < readLimit ? "\(bytes.count)" : "\(readLimit) or more"
            throw StartError(
                problems: ["\(path) holds \(count) bytes; a master key has exactly \(MasterKey.byteCount)"],
                remedy: "Put the right file there. A new journal's key can be made by: openssl rand -out FILE 32")
        }
        return try MasterKey(SecretBytes(moving: &bytes))
    }

    private static func missing(_ path: String) -> StartError {
        StartError(
            problems: ["there is a journal, but not the master key that opens it: \(path) is missing"],
            remedy: "Put the key back from its backup, or name its place with ATTUNE_MASTER_KEY_FILE. "
                + "Without it the journal cannot be read by anybody.")
    }

    /// Writes a new key, readable by its owner alone, and has it on disk before anything is sealed with it.
    ///
    /// It gets its name once it is whole, so that a start that is killed meanwhile leaves no half of a key, and never in
    /// place of another file.
    private static func make(at path: String) throws {
        let bytes = try RandomBytes.make(count: MasterKey.byteCount)
        let partial = path + ".partial"
        let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("cannot make \(partial)") }
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw failure("cannot write \(partial)")
        }
        guard link(partial, path) == 0 else { throw failure("cannot make \(path)") }
        unlink(partial)
        let directory = open(String(path.dropLast(name.count)), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        defer { close(directory) }
        fsync(directory)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("cannot read the master key at \(path)") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: readLimit)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw failure("cannot read the master key at \(path)") }
        return Array(bytes.prefix(count))
    }

    private static func failure(_ what: String) -> StartError {
        StartError(problems: ["\(what): \(String(cString: strerror(errno)))"], remedy: nil)
    }
}
