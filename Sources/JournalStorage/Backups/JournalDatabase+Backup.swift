import Glibc
import SQLite

extension JournalDatabase {
    /// Copies the journal at `path`, as it is at one moment, into a new file; others go on reading and writing.
    ///
    /// The copy is opened and checked, page by page and key by key, before it takes its name. Its checksum is there
    /// first, so that whoever sees a backup can check it.
    ///
    /// - Parameters:
    ///   - masterKey: what the copy is held against, if it is at hand.
    ///   - progress: is told how much of the work is done, in a unit of its own; what it throws ends the backup.
    /// - Throws: `BackupError`, `MigrationError`, `SQLiteError`, `.cantOpen` where there is no journal; what `progress`
    ///   throws. Then there is no file.
    package static func backUp(
        _ path: String, to file: String, masterKey: MasterKey?,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> JournalBackup {
        guard access(file, F_OK) != 0 else { throw BackupError.exists }
        let partial = partialFile(of: file)
        // What a backup that was killed has left.
        unlink(partial)
        defer { unlink(partial) }
        let connection = try Connection(path: path, mode: .readOnly)
        try requireSpace(for: connection, at: PrivateFile.directory(of: file))
        // Reading the copy again takes about as long as making it.
        try connection.copy(to: partial) { try progress($0, $1 * 2) }
        let (people, isOpened) = try check(partial, masterKey: masterKey)
        try progress(1, 2)
        do {
            let checksum = try BackupChecksum.of(partial)
            try progress(1, 1)
            try BackupChecksum.keep(checksum, of: file)
            try publish(partial, as: file)
            return JournalBackup(
                file: file, byteCount: size(of: file), checksum: checksum, people: people, isOpened: isOpened)
        } catch RestoreError.file(let name, let code) {
            throw BackupError.file(name, code: code)
        }
    }

    /// What a backup is called until it is whole.
    package static func partialFile(of file: String) -> String { file + ".partial" }

    private static func requireSpace(for connection: Connection, at directory: String) throws {
        let pages = try connection.first("PRAGMA page_count") { try $0.int(0) } ?? 0
        let pageSize = try connection.first("PRAGMA page_size") { try $0.int(0) } ?? 0
        var volume = statvfs()
        // Where the system does not say, the copy will.
        guard statvfs(directory, &volume) == 0 else { return }
        let free = Int(
            clamping: UInt64(volume.f_bavail).multipliedReportingOverflow(by: UInt64(volume.f_frsize)).partialValue)
        guard free >= pages * pageSize else { throw BackupError.noSpace(needed: pages * pageSize, free: free) }
    }

    /// Opens a copy and reads all of it.
    private static func check(_ file: String, masterKey: MasterKey?) throws -> (people: Int, isOpened: Bool?) {
        let connection = try Connection(path: file, mode: .readOnly)
        _ = try MigrationRunner(applicationID: applicationID, migrations: migrations).version(of: connection)
        if let problem = try connection.integrityProblems().first { throw BackupError.damaged(problem) }
        let people = try connection.first("SELECT count(*) FROM users") { try $0.int(0) } ?? 0
        guard let masterKey else { return (people, nil) }
        do {
            if let person = try inspect(file, masterKey: masterKey, progress: { _, _ in }).unopened.first {
                throw BackupError.damaged("the journal of \(person) does not open")
            }
            return (people, true)
        } catch is WrongMasterKey {
            return (people, false)
        }
    }

    private static func publish(_ partial: String, as file: String) throws {
        // link(2) instead of rename(2): it never replaces a file that has appeared since.
        guard link(partial, file) == 0 else {
            throw errno == EEXIST ? BackupError.exists : BackupError.file(file, code: errno)
        }
        unlink(partial)
        guard PrivateFile.sync(PrivateFile.directory(of: file)) else { throw BackupError.file(file, code: errno) }
    }
}
