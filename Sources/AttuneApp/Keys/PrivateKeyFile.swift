import Crypto
import Glibc
import SQLite

/// A secret in a file that its owner alone may read; whole or absent whenever the machine stops.
///
/// All throw `FileFailure`.
enum PrivateKeyFile {
    /// Reads a file; of one that is longer than `limit` a byte more than that.
    static func read(_ path: String, limit: Int) throws -> SecretBytes {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure("cannot open \(path)") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileFailure("cannot read \(path)") }
        // A byte more than it has, to find that there is no more; a pipe does not say how much it has.
        var buffer = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 1024), limit) + 1)
        var count = 0
        while count < buffer.count {
            let read = buffer.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            guard read >= 0 else { throw FileFailure("cannot read \(path)") }
            if read == 0 { break }
            count += read
        }
        return SecretBytes(moving: &buffer).part(0..<count)
    }

    /// Makes a file, on disk when this returns, and never in place of another.
    static func make(_ secret: SecretBytes, at path: String) throws {
        let partial = try writePartial(secret, of: path)
        guard link(partial, path) == 0 else { throw FileFailure("cannot make \(path)") }
        unlink(partial)
        // Not for every file system; what is sealed with the key comes later, and with a sync of its own.
        _ = PrivateFile.sync(PrivateFile.directory(of: path))
    }

    /// Puts another secret in the place of one, on disk when this returns, and overwrites the one before.
    ///
    /// Through a symbolic link it is the file itself that is replaced.
    static func replace(_ path: String, by secret: SecretBytes) throws {
        let place = try resolve(path)
        let former = open(place, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        defer { if former >= 0 { close(former) } }
        let partial = try writePartial(secret, of: place)
        // Root replaces it for the user that runs the server.
        var status = stat()
        if former >= 0, geteuid() == 0, fstat(former, &status) == 0 {
            chown(partial, status.st_uid, status.st_gid)
        }
        guard rename(partial, place) == 0 else {
            let failure = FileFailure("cannot replace \(place)")
            unlink(partial)
            throw failure
        }
        try sync(place)
        if former >= 0 { overwrite(former) }
    }

    /// Runs `body` while nobody else does so for a file of the same directory, in this process or another; fails where
    /// somebody does for longer than two seconds. A file system without such locks leaves that to whoever runs two servers on one journal,
    /// which they must not.
    ///
    /// Only for what can be replaced: reading a pipe a second time would wait for ever.
    static func whileLocked<T>(_ path: String, _ body: () throws -> T) throws -> T {
        let place = try resolve(path)
        var status = stat()
        guard stat(place, &status) == 0 else { throw FileFailure("cannot find \(place)") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileFailure("cannot replace \(place)", reason: "it is no regular file")
        }
        let directory = open(PrivateFile.directory(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw FileFailure("cannot open the directory of \(path)") }
        defer { close(directory) }
        guard lock(directory) else {
            throw FileFailure(
                "cannot replace \(place)", reason: "another process has locked its directory", isRefusal: false)
        }
        return try body()
    }

    /// Locks a directory as soon as nobody else has; false where somebody keeps it for longer than two syncs take.
    private static func lock(_ directory: Int32) -> Bool {
        let end = ContinuousClock.now + patience
        while flock(directory, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            guard ContinuousClock.now < end else { return false }
            usleep(10_000)
        }
        return true
    }

    private static let patience = Duration.seconds(2)

    /// Has a file and its name on disk.
    static func sync(_ path: String) throws {
        let place = try resolve(path)
        guard PrivateFile.sync(place), PrivateFile.sync(PrivateFile.directory(of: place)) else {
            throw FileFailure("cannot sync \(place)")
        }
    }

    private static func resolve(_ path: String) throws -> String {
        guard let resolved = realpath(path, nil) else { throw FileFailure("cannot find \(path)") }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Writes and syncs the secret under a name beside `path`, so that it gets its own once it is whole.
    private static func writePartial(_ secret: SecretBytes, of path: String) throws -> String {
        let partial = path + ".partial"
        // What a start that was killed has left.
        unlink(partial)
        let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFailure("cannot make \(partial)") }
        defer { close(file) }
        let isWritten = secret.withUnsafeBytes { bytes in
            var count = 0
            while count < bytes.count {
                let written = write(file, bytes.baseAddress.map { $0 + count }, bytes.count - count)
                guard written > 0 else { return false }
                count += written
            }
            return fsync(file) == 0
        }
        guard isWritten else {
            let failure = FileFailure("cannot write \(partial)")
            unlink(partial)
            throw failure
        }
        return partial
    }

    /// Overwrites a file that has no name any more. Where the system cannot, the bytes are left to be reused by it: the
    /// caller can do no more than that, and a file with another name is somebody's copy.
    private static func overwrite(_ file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0, status.st_nlink == 0 else { return }
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        var place = 0
        while place < Int(status.st_size) {
            let written = pwrite(file, zeros, min(zeros.count, Int(status.st_size) - place), off_t(place))
            guard written > 0 else { return }
            place += written
        }
        fsync(file)
    }
}
