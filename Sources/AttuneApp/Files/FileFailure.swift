import Glibc

/// What the system refused to do with a file.
struct FileFailure: Error, CustomStringConvertible {
    /// What was tried, such as "cannot make /data/master.key".
    let attempt: String
    /// The system's reason.
    let reason: String
    /// Whether it is not allowed, as opposed to not possible just now.
    let isRefusal: Bool

    /// Takes the reason from `errno`.
    init(_ attempt: String) {
        self.attempt = attempt
        reason = String(cString: strerror(errno))
        isRefusal = [EACCES, EPERM, EROFS, EBUSY, EXDEV, ENOENT].contains(errno)
    }

    /// Takes a reason that is not the system's.
    init(_ attempt: String, reason: String, isRefusal: Bool = true) {
        self.attempt = attempt
        self.reason = reason
        self.isRefusal = isRefusal
    }

    var description: String { "\(attempt): \(reason)" }
}
