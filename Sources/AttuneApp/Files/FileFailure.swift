import Glibc

/// What the system refused to do with a file.
struct FileFailure: Error, CustomStringConvertible {
    /// What was tried, such as "cannot make /data/master.key".
    let attempt: String
    /// The system's reason.
    let reason: String

    /// Takes the reason from `errno`.
    init(_ attempt: String) {
        self.attempt = attempt
        reason = String(cString: strerror(errno))
    }

    /// Takes a reason that is not the system's.
    init(_ attempt: String, reason: String) {
        self.attempt = attempt
        self.reason = reason
    }

    var description: String { "\(attempt): \(reason)" }
}
