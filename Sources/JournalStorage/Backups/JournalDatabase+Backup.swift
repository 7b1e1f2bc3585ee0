import Glibc
import Journal
import SQLite

extension JournalDatabase {
    /// Bytes that a backup of the schedule leaves free, if the disk is not a small one.
    private static let reserve = 64 << 20

    /// Copies the journal at `path`, as it is at one moment, into a new file; others go on reading and writing.
    ///
    /// The copy is opened and checked, page by page and key by key, before it takes its name. Its checksum is there
    /// first, so that whoever sees a backup can check it. No file that is there is overwritten or removed.
    ///
    /// - Parameters:
    ///   - masterKey: what the copy is held against, if it is at hand; asked for once more when the copy is made, since a
    ///     rotation may have put another one in its place meanwhile.
    ///   - isScheduled: whether it is one of many that nobody looks at: then the key has to open it, and some of the
    ///     disk is left to the journal.
    ///   - progress: is told how much of the work is done, in a unit of its own; what it throws ends the backup.
    /// - Throws: `BackupError`, `MigrationError`, `SQLiteError`, `.cantOpen` where there is no journal; what `progress`
    ///   throws. Then there is no file.
    package static func backUp(
        _ path: String, to file: String, masterKey: @autoclosure () -> MasterKey?, isScheduled: Bool = false,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> JournalBackup {
        for name in [file, BackupChecksum.file(of: file)] where access(name, F_OK) == 0 {
            throw BackupError.exists(name)
        }
        let connection = try Connection(path: path, mode: .readOnly)
        if isScheduled, try !recognises(masterKey(), connection) { throw BackupError.unopened }
        try requireSpace(for: connection, at: PrivateFile.directory(of: file), isReserving: isScheduled)
        let partial = try PartialBackup(of: file)
        // Reading the copy again takes about as long as making it.
        try connection.copy(into: partial.path) { try progress($0, $1 * 2) }
        let (people, isOpened, unopened) = try check(partial.path, masterKey: masterKey())
        if isScheduled, isOpened != true { throw BackupError.unopened }
        try progress(1, 2)
        do {
            let checksum = try BackupChecksum.of(partial.path)
            let byteCount = size(of: partial.path)
            try progress(1, 1)
            try publish(partial.path, as: file, checksum: checksum)
            return JournalBackup(
                file: file, byteCount: byteCount, checksum: checksum, people: people, isOpened: isOpened,
                unopened: unopened)
        } catch RestoreError.file(let name, let code) {
            throw BackupError.file(name, code: code)
        }
    }

    /// Whether a key is the one that the journal was made with, before anything is copied.
    private static func recognises(_ masterKey: MasterKey?, _ connection: Connection) throws -> Bool {
        guard let masterKey else { return false }
        let runner = try MigrationRunner(applicationID: applicationID, migrations: migrations)
        guard try runner.version(of: connection) > 0 else { return true }
        return try meta("key-check", on: connection).map { masterKey.recognises($0) } ?? false
    }

    private static func requireSpace(
        for connection: Connection, at directory: String, isReserving: Bool
    ) throws {
        // Where the system does not say, the copy will.
        guard let room = PrivateFile.room(at: directory) else { return }
        let pages = try connection.first("PRAGMA page_count") { try $0.int(0) } ?? 0
        let pageSize = try connection.first("PRAGMA page_size") { try $0.int(0) } ?? 0
        let needed = pages * pageSize + (isReserving ? min(reserve, room.size / 16) : 0)
        guard room.free >= needed else { throw BackupError.noSpace(needed: needed, free: room.free) }
    }

    /// Opens a copy and reads all of it.
    private static func check(
        _ file: String, masterKey: MasterKey?
    ) throws -> (people: Int, isOpened: Bool?, unopened: [UUID]) {
        let connection = try Connection(path: file, mode: .readOnly)
        _ = try MigrationRunner(applicationID: applicationID, migrations: migrations).version(of: connection)
        if let problem = try connection.integrityProblems().first { throw BackupError.damaged(problem) }
        let people = try connection.first("SELECT count(*) FROM users") { try $0.int(0) } ?? 0
        guard let masterKey else { return (people, nil, []) }
        do {
            return (people, true, try inspect(file, masterKey: masterKey, progress: { _, _ in }).unopened)
        } catch is WrongMasterKey {
            return (people, false, [])
        }
    }

    private static func publish(_ partial: String, as file: String, checksum: String) throws {
        try BackupChecksum.keep(checksum, of: file)
        // link(2) instead of rename(2): it never replaces a file that has appeared since.
        guard link(partial, file) == 0 else {
            let code = errno
            unlink(BackupChecksum.file(of: file))
            throw code == EEXIST ? BackupError.exists(file) : .file(file, code: code)
        }
        guard PrivateFile.sync(PrivateFile.directory(of: file)) else {
            let code = errno
            for name in [file, BackupChecksum.file(of: file)] { unlink(name) }
            throw BackupError.file(file, code: code)
        }
    }
}
