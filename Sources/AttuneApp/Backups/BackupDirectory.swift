import CivilTime
import Glibc
import JournalStorage
import SQLite

/// The directory of scheduled backups, whose names say when they were made: `attune-20261130T120000Z.db`.
///
/// Nothing else in it is looked at or removed.
struct BackupDirectory {
    let path: String

    /// Makes the directory, for its owner alone, where it is missing.
    ///
    /// - Throws: `FileFailure`.
    func make() throws(FileFailure) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFailure("cannot make \(path)") }
        guard access(path, W_OK) == 0 else { throw FileFailure("cannot write to \(path)") }
    }

    /// The file of a backup that is made now.
    func file(at instant: Instant) -> String { "\(path)/\(Self.prefix)\(instant.calendarText)\(Self.suffix)" }

    /// The backups that are there with their checksum, the oldest first; before them those that bear a time to come,
    /// made while the clock was wrong.
    func backups(at now: Instant) -> [(file: String, instant: Instant)] {
        let names = names()
        let backups = names.compactMap { name in
            Self.instant(of: name).flatMap { names.contains("\(name).sha256") ? ("\(path)/\(name)", $0) : nil }
        }
        return backups.sorted { ($0.1 <= now ? 1 : 0, $0.1) < ($1.1 <= now ? 1 : 0, $1.1) }
    }

    /// Removes all but the newest `count` backups, and gives the files that went.
    func prune(keeping count: Int, at now: Instant) -> [String] {
        let old = backups(at: now).dropLast(count).map(\.file)
        // The backup before its checksum, so that what is left of it is never taken for one.
        for file in old {
            unlink(file)
            unlink(BackupChecksum.file(of: file))
        }
        return old
    }

    /// Removes what backups have left that were killed: their unfinished copies, those of former versions too, and
    /// checksums of nothing.
    func sweep() {
        let names = names()
        for name in names where name.hasPrefix(Self.prefix) {
            let isFormer = name.hasSuffix("\(Self.suffix).partial") || name.hasSuffix("\(Self.suffix).sha256.partial")
            if isFormer || PartialBackup.backup(of: name)?.hasSuffix(Self.suffix) == true {
                PartialBackup.removeIfAbandoned("\(path)/\(name)")
            }
            let isOrphan = name.hasSuffix("\(Self.suffix).sha256") && !names.contains(String(name.dropLast(7)))
            if isOrphan { unlink("\(path)/\(name)") }
        }
    }

    private static let prefix = "attune-"
    private static let suffix = ".db"

    private func names() -> Set<String> { PrivateFile.names(in: path) }

    /// When the backup of this name was made; `nil` for any other name.
    private static func instant(of name: String) -> Instant? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let stamp = Array(name.dropFirst(prefix.count).dropLast(suffix.count))
        guard stamp.count == 16 else { return nil }
        let date = "\(String(stamp[0..<4]))-\(String(stamp[4..<6]))-\(String(stamp[6..<8]))"
        let time = "\(String(stamp[9..<11])):\(String(stamp[11..<13])):\(String(stamp[13..<15]))"
        guard let instant = Instant(rfc3339: "\(date)T\(time)Z"), instant.calendarText == String(stamp) else {
            return nil
        }
        return instant
    }
}
