import CivilTime

/// How scheduled backups went.
struct BackupFigures: Sendable, Hashable {
    /// A backup that was verified.
    struct Success: Sendable, Hashable {
        /// When it was begun: it has everything from before.
        let time: Instant
        /// How long it took; nil for one that an earlier process has left.
        let duration: Duration?
        /// The size of its file.
        let bytes: Int
    }

    var last: Success?
    var failures = 0
}
