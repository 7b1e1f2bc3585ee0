import Glibc

extension Doctor {
    /// Bytes below which a server is about to stop taking writes: twice what its log has before it is emptied.
    static let scarce = 64 << 20
    /// Bytes of a log that is not emptied any more: one is begun anew at 16 MiB, and cut back to 32.
    static let longestLog = 64 << 20

    /// Free space against what the journal takes, and the write-ahead log.
    func space() -> [Finding] {
        var volume = statvfs()
        guard statvfs(configuration.data, &volume) == 0 else { return [] }
        let free = Int(clamping: UInt64(volume.f_bavail).multipliedReportingOverflow(by: UInt64(volume.f_frsize)).0)
        let log = Self.size(of: "\(journal)-wal")
        return [
            Self.space(free: free, database: Self.size(of: journal), log: log, at: configuration.data), Self.log(log),
        ]
    }

    static func space(free: Int, database: Int, log: Int, at place: String) -> Finding {
        let taken = "the journal takes \(megabytes(database)), its log \(megabytes(log))"
        if free < scarce {
            return .fault(
                "space", "\(megabytes(free)) are free at \(place); \(taken).",
                remedy: "Make room: a server on a full disk takes no writes.")
        }
        if free < database + log {
            return .warning(
                "space", "\(megabytes(free)) are free at \(place), less than a copy needs; \(taken).",
                remedy: "Make room: a restore, or a change of the schema, may need as much again as the journal takes.")
        }
        return .ok("space", "\(megabytes(free)) are free at \(place); \(taken).")
    }

    static func log(_ bytes: Int) -> Finding {
        guard bytes > longestLog else { return .ok("log", "The write-ahead log has \(megabytes(bytes)).") }
        return .warning(
            "log", "The write-ahead log has \(megabytes(bytes)), as if it were not emptied any more.",
            remedy: "Look for a program that keeps the database open to read; a restart of the server empties the log.")
    }

    private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
