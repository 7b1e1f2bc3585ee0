import CivilTime
import JournalStorage

extension Doctor {
    /// The newest backup that a server has made by its schedule.
    func backups() -> [Finding] {
        guard let path = configuration.backups else {
            return [.ok("backups", "No backups are scheduled; attune backup makes one.")]
        }
        guard let newest = BackupDirectory(path: path).backups(at: now).last else {
            return [
                .fault(
                    "backups", "There is no backup in \(path).",
                    remedy: "See whether the server runs with backups set and can write there.")
            ]
        }
        return [age(newest.file, since: newest.instant), Self.sum(newest.file)]
    }

    /// A backup may be late by half of its turn: it takes its time, and so may a restart.
    private func age(_ file: String, since instant: Instant) -> Finding {
        let hours = Double(now.milliseconds - instant.milliseconds) / 3_600_000
        let age = "The newest backup, \(file), is \(Int(hours)) hours old"
        guard hours <= Double(configuration.backupEveryHours) * 1.5 else {
            return .fault(
                "backups", "\(age); one is made every \(configuration.backupEveryHours).",
                remedy: "See in the server's log why none is made.")
        }
        return .ok("backups", "\(age).")
    }

    private static func sum(_ file: String) -> Finding {
        let bar = ProgressBar("reading the newest backup", unit: "MB")
        defer { bar.end() }
        var read = 0
        do {
            let isWhole = try BackupChecksum.holds(file) { piece in
                read += piece.count
                bar.report(done: read / 1_000_000, total: 0)
            }
            guard isWhole else {
                return .fault(
                    "backup-sum", "It is not as it was written: its SHA-256 is another one.",
                    remedy: "Make a new one, and look after the disk.")
            }
            return .ok("backup-sum", "It is as it was written, by its SHA-256.")
        } catch {
            return .fault(
                "backup-sum", "It cannot be held against its SHA-256: \(error).",
                remedy: "Make a new one, and look after the disk.")
        }
    }
}
