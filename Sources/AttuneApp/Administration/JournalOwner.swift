import Glibc
import JournalStorage

/// Keeps one user's files from being made another's.
enum JournalOwner {
    /// Refuses to go on for who is not the owner of the journal: what the superuser writes anew, such as the master key
    /// when somebody is erased, the server could not read any more.
    ///
    /// - Throws: `StartError`.
    static func require(of configuration: Configuration) throws(StartError) {
        for path in ["\(configuration.data)/\(JournalDatabase.fileName)", configuration.data] {
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            guard status.st_uid != geteuid() else { return }
            throw StartError(
                problems: ["\(path) belongs to another user"],
                remedy: "Run this as the user that runs the server: sudo -u '#\(status.st_uid)' attune …")
        }
    }
}
