import Crypto
import Glibc
import SQLite

/// What a backup is until it is whole: a file of its own, `FILE.0123456789abcdef.partial`, that nobody else takes.
///
/// It is locked (flock(2)) while it is worked on, which tells it from what a backup has left that was killed.
package struct PartialBackup: ~Copyable {
    private static let suffix = ".partial"
    /// Hexadecimal digits that make the name its own.
    private static let digitCount = 16

    let path: String
    private let descriptor: Int32

    /// Makes an empty one, and removes those of the same backup that nobody works on any more.
    ///
    /// - Throws: `BackupError.file`.
    init(of file: String) throws {
        Self.removeAbandoned(of: file)
        let digits = String(try RandomBytes.make(count: 8).reduce(1) { $0 << 8 | UInt128($1) }, radix: 16).dropFirst()
        let path = "\(file).\(digits)\(Self.suffix)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.file(path, code: errno) }
        // Where the file system knows no locks, nobody takes it for abandoned either.
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        self.path = path
        self.descriptor = descriptor
    }

    /// It goes; a backup that it has become stays.
    deinit {
        unlink(path)
        close(descriptor)
    }

    /// The name of the backup that a file of this name is to become; `nil` where it is none.
    package static func backup(of name: String) -> String? {
        guard name.hasSuffix(suffix) else { return nil }
        let rest = name.dropLast(suffix.count)
        let digits = rest.suffix(digitCount)
        let file = rest.dropLast(digitCount)
        guard file.count > 1, file.hasSuffix("."), digits.allSatisfy({ "0123456789abcdef".contains($0) }) else {
            return nil
        }
        return String(file.dropLast())
    }

    /// Removes what nobody works on any more.
    package static func removeIfAbandoned(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }

    private static func removeAbandoned(of file: String) {
        let directory = PrivateFile.directory(of: file)
        let backup = file.split(separator: "/").last.map(String.init)
        for name in PrivateFile.names(in: directory) where Self.backup(of: name) == backup {
            removeIfAbandoned("\(directory)/\(name)")
        }
    }
}
