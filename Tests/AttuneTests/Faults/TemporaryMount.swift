import Foundation
import Glibc
import JournalTestSupport
import Testing

/// A file system in memory, mounted into a directory of a test's own, which is taken away with the value.
final class TemporaryMount: Sendable {
    /// What mount(2) said.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    let directory: TemporaryDirectory

    /// - Parameter mebibytes: how much it takes.
    init(mebibytes: Int) throws {
        directory = try TemporaryDirectory()
        guard mount("tmpfs", directory.path, "tmpfs", 0, "size=\(mebibytes)m,mode=700") == 0 else {
            throw Refused(description: "mount: \(String(cString: strerror(errno)))")
        }
    }

    /// Makes it read-only, or writable again; nobody may have a file open for writing.
    func setReadOnly(_ isReadOnly: Bool) throws {
        guard mount("tmpfs", directory.path, "tmpfs", UInt(MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0)), "") == 0 else {
            throw Refused(description: "mount: \(String(cString: strerror(errno)))")
        }
    }

    deinit { umount2(directory.path, Int32(MNT_DETACH)) }

    /// Whether tests that mount are run: where that works, and where CI says that it must.
    static let isWanted: Bool = {
        if ProcessInfo.processInfo.environment["CI_REQUIRES_MOUNTS"] != nil { return true }
        return geteuid() == 0 && (try? TemporaryMount(mebibytes: 1)) != nil
    }()
}

extension Trait where Self == ConditionTrait {
    /// For a test that mounts a file system; skipped where this machine lets nobody do that.
    static var mounts: Self {
        .enabled("mounting needs root and the permission to; CI_REQUIRES_MOUNTS=1 runs it all the same") {
            TemporaryMount.isWanted
        }
    }
}
