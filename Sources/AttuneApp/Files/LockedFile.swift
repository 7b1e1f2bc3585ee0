import Glibc

/// A file that this process may not read or write, and how that is mended.
struct LockedFile: Sendable {
    private let path: String
    private let owner: uid_t
    private let mode: mode_t
    private let isOnReadOnlyDisk: Bool

    /// `nil` where the file is not there, or may be read and written.
    init?(_ path: String) {
        guard access(path, R_OK | W_OK) != 0 else { return nil }
        isOnReadOnlyDisk = errno == EROFS
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.path = path
        owner = status.st_uid
        mode = status.st_mode & 0o7777
    }

    /// What is wrong, in a sentence.
    var problem: String {
        if isOnReadOnlyDisk { return "\(path) cannot be written: its file system is read-only" }
        let octal = String(mode, radix: 8)
        let digits = String(repeating: "0", count: max(4 - octal.count, 0)) + octal
        return "\(path) belongs to user \(owner) and has mode \(digits), so that user \(geteuid()), who runs attune, "
            + "cannot read and write it"
    }

    /// The command that helps, for all of `files`.
    func remedy(for files: [String]) -> String {
        if isOnReadOnlyDisk { return "Look in dmesg for why, mend the disk, and mount it for writing again." }
        let names = files.joined(separator: " ")
        guard owner == geteuid() else {
            return "Give it to the user that runs attune: chown \(geteuid()):\(getegid()) \(names)"
        }
        return "chmod 600 \(names)"
    }
}
