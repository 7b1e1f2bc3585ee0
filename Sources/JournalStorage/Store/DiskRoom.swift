import Glibc

/// How much room a file system has left.
enum DiskRoom {
    /// Bytes below which a server is not ready: a few entries fill them, or a single push.
    static let least = 1 << 20

    /// Whether there is room for more than a few entries where `path` lies; also where that cannot be told.
    static func suffices(at path: String) -> Bool {
        var volume = statvfs()
        guard statvfs(path, &volume) == 0 else { return true }
        // What is kept for the superuser is room for a server that is one.
        let blocks = geteuid() == 0 ? volume.f_bfree : volume.f_bavail
        return UInt64(blocks).multipliedReportingOverflow(by: UInt64(volume.f_frsize)).partialValue >= least
    }
}
