import CivilTime

extension Doctor {
    /// The newest backup that a server has made by its schedule.
    func backups() -> [Finding] {
        guard let directory = configuration.backups else {
            return [.ok("backups", "No backups are scheduled; attune backup makes one.")]
        }
        guard let newest = BackupFile.newest(in: directory) else {
            return [
                .fault(
                    "backups", "There is no backup in \(directory).",
                    remedy: "See whether the server runs with backups set and can write there.")
            ]
        }
        return [age(newest), Self.sum(newest)]
    }

    /// A backup may be late by half of its turn: it takes its time, and so may a restart.
    private func age(_ backup: BackupFile) -> Finding {
        let hours = Double(now.milliseconds - backup.madeAt.milliseconds) / 3_600_000
        let age = "The newest backup, \(backup.path), is \(Int(hours)) hours old"
        guard hours <= Double(configuration.backupEveryHours) * 1.5 else {
            return .fault(
                "backups", "\(age); one is made every \(configuration.backupEveryHours).",
                remedy: "See in the server's log why none is made.")
        }
        return .ok("backups", "\(age).")
    }

    private static func sum(_ backup: BackupFile) -> Finding {
        switch backup.verdict() {
        case .whole: .ok("backup-sum", "It is as it was written, by its SHA-256.")
        case .unknown:
            .warning(
                "backup-sum", "There is no SHA-256 beside it to hold it against.",
                remedy: "Take another one for a restore, or make a new one.")
        case .changed:
            .fault(
                "backup-sum", "It is not as it was written: its SHA-256 is another one.",
                remedy: "Make a new one, and look after the disk.")
        }
    }
}
