import Glibc
import SQLite

extension Doctor {
    /// Bits of a mode that let others than the owner in.
    private static let others: mode_t = 0o077

    private var key: String { configuration.masterKeyFile ?? "\(configuration.data)/\(MasterKeyFile.name)" }

    /// Who can read the files, and whether the server can write them.
    func permissions() -> [Finding] {
        [directory(), files(), keyFile(), keyDirectory()].compactMap(\.self)
    }

    private func directory() -> Finding? {
        guard let status = Self.status(configuration.data) else { return nil }
        guard status.st_mode & Self.others == 0 else {
            return .warning(
                "data-directory", "Others than its owner can look into \(configuration.data).",
                remedy: "chmod 700 \(configuration.data)")
        }
        return .ok("data-directory", "Only its owner can look into \(configuration.data).")
    }

    /// The database and what SQLite keeps beside it.
    private func files() -> Finding? {
        guard let database = Self.status(journal), let directory = Self.status(configuration.data) else { return nil }
        let names = ["", "-wal", "-shm"].map { journal + $0 }
        let present = names.compactMap { name in Self.status(name).map { (name, $0) } }
        if let (name, _) = present.first(where: { $0.1.st_uid != database.st_uid || $0.1.st_uid != directory.st_uid }) {
            return .fault(
                "files", "\(name) and \(configuration.data) belong to different users, so that a server cannot write.",
                remedy: "Give all of \(configuration.data) to the user that runs the server: chown -R.")
        }
        let command = "chmod 600 \(present.map(\.0).joined(separator: " "))"
        if let (name, _) = present.first(where: { $0.1.st_mode & 0o600 != 0o600 }) {
            return .fault("files", "Its owner cannot read and write \(name), and so no server.", remedy: command)
        }
        if let (name, _) = present.first(where: { $0.1.st_mode & Self.others != 0 }) {
            return .warning(
                "files", "Others than its owner can read \(name).", remedy: command)
        }
        return .ok("files", "Only their owner can read and write the files of the database.")
    }

    private func keyFile() -> Finding? {
        guard let status = Self.status(key) else { return nil }
        guard status.st_mode & Self.others == 0 else {
            return .fault(
                "key-file", "Others than its owner can read the master key at \(key).", remedy: "chmod 600 \(key)")
        }
        return .ok("key-file", "Only its owner can read the master key.")
    }

    private func keyDirectory() -> Finding? {
        guard let resolved = realpath(key, nil) else { return nil }
        let directory = PrivateFile.directory(of: String(cString: resolved))
        free(resolved)
        guard access(directory, W_OK) == 0 else {
            return .warning(
                "key-directory",
                "Whoever runs this cannot write to \(directory): people who are erased are not erased from backups.",
                remedy: "Move the master key into a directory that the server's user may write, and name it with "
                    + "ATTUNE_MASTER_KEY_FILE.")
        }
        return .ok("key-directory", "The master key can be replaced when somebody is erased.")
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }
}
