import Glibc

/// A lock between processes (flock(2)) on a file that is there for nothing else; let go of when the value goes, or the
/// process ends in whatever way.
final class FileLock: Sendable {
    enum Kind: Sendable {
        /// Held by any number at once.
        case shared
        /// Held by one alone.
        case exclusive
    }

    private let file: Int32

    /// Takes the lock; `nil` where another process holds it in a way that goes against this.
    ///
    /// - Throws: `FileFailure` for a file that cannot be made or locked.
    init?(_ kind: Kind, at path: String) throws(FileFailure) {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw FileFailure("cannot make \(path)") }
        guard flock(file, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return nil }
            throw FileFailure("cannot lock \(path)")
        }
    }

    /// Lets go of it before the value goes.
    func release() { _ = flock(file, LOCK_UN) }

    deinit { if file >= 0 { close(file) } }
}
