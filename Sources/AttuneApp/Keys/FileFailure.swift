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

    var description: String { "\(attempt): \(reason)" }
}
