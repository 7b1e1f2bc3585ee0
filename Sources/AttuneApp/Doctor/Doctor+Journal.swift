import CivilTime
import Journal
import JournalStorage
import Logging
import SQLite

extension Doctor {
    /// The steps of the schema.
    func schema() -> [Finding] {
        let newest = JournalDatabase.newestSchema
        do {
            guard let found = try JournalDatabase.schema(at: journal), found > 0 else {
                return [.warning("schema", "The journal is empty.", remedy: "Start the server once.")]
            }
            guard found == newest else {
                return [
                    .warning(
                        "schema", "The journal has schema version \(found); this program goes on to \(newest).",
                        remedy: "Back it up and run attune migrate, or start this program's server.")
                ]
            }
            return [.ok("schema", "The journal has schema version \(found), the newest.")]
        } catch let error as MigrationError {
            return [.fault("schema", "\(error).", remedy: "Run the newer program, or restore a backup of before.")]
        } catch {
            return [.fault("schema", "The journal cannot be read: \(error).", remedy: Self.remedy(after: error))]
        }
    }

    /// Whether the pages of the database are sound.
    func integrity() -> [Finding] {
        do {
            let problems = try ProgressBar.during("checking the database") {
                try Connection(path: journal, mode: .readOnly).integrityProblems(isThorough ? .full : .quick)
            }
            guard problems.isEmpty else {
                return problems.prefix(10).map {
                    .fault("integrity", "The database is damaged: \($0)", remedy: Self.damageRemedy)
                }
            }
            let more = isThorough ? "" : "; --full also holds its indexes against its tables"
            return [.ok("integrity", "The database is sound\(more).")]
        } catch {
            return [.fault("integrity", "The database cannot be read: \(error).", remedy: Self.remedy(after: error))]
        }
    }

    /// Whether the key opens what is in it, and whether the clock is behind it.
    func contents() -> [Finding] {
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        do {
            let bar = ProgressBar("opening a record of each", unit: "people")
            defer { bar.end() }
            let contents = try MasterKeyFile(configuration, logger: logger).withKey(databaseExists: true) { key in
                try JournalDatabase.inspect(journal, masterKey: key) { bar.report(done: $0, total: $1) }
            }
            return [Self.opened(contents), Self.clock(contents, now: now)] + Self.erasures(contents)
                + Self.rotation(contents)
        } catch let error as StartError {
            return [.fault("key", error.problems.joined(separator: " "), remedy: error.remedy ?? Self.damageRemedy)]
        } catch is WrongMasterKey {
            return [
                .fault(
                    "key", "The master key does not open the journal: it was made with another one.",
                    remedy: "Put back the key that belongs to it, or name its place with ATTUNE_MASTER_KEY_FILE.")
            ]
        } catch {
            return [.fault("key", "What the key opens cannot be read: \(error).", remedy: Self.remedy(after: error))]
        }
    }

    private static func opened(_ contents: JournalContents) -> Finding {
        guard contents.unopened.isEmpty else {
            let ids = contents.unopened.prefix(5).map(\.description).joined(separator: ", ")
            return .fault(
                "key", "Of \(contents.people) people, \(contents.unopened.count) cannot be opened: \(ids).",
                remedy: "Keep every key in the master key's file (no key rotate --forget): an earlier one may be "
                    + "theirs. Restore a backup that is sound, with the newest copy of the file.")
        }
        return .ok("key", "The key opens everybody's journal, \(contents.people) in all.")
    }

    private static func clock(_ contents: JournalContents, now: Instant) -> Finding {
        guard let newest = contents.newest, newest.milliseconds > now.milliseconds + 60_000 else {
            return .ok("history", "Nothing was written in the time to come.")
        }
        return .fault(
            "history", "The newest entry was written at \(newest.utcText), and by the clock that is still to come.",
            remedy: "Set the clock; tokens and shares end by it.")
    }

    private static func erasures(_ contents: JournalContents) -> [Finding] {
        guard contents.unfinishedErasures > 0 else { return [] }
        return [
            .warning(
                "erasures", "Backups still open for \(contents.unfinishedErasures) people who were erased.",
                remedy: "Make the directory of the master key writable for the server, which then does the rest.")
        ]
    }

    private static func rotation(_ contents: JournalContents) -> [Finding] {
        guard contents.isBeingSealedAnew else { return [] }
        return [
            .warning(
                "rotation", "The master key was changed, and not everybody's key is sealed with the new one yet.",
                remedy: "Run attune key rotate again, without --forget: it goes on where it ended.")
        ]
    }

    /// A log that is missing under a running server is no damage yet, and a restore would make it one.
    private static func remedy(after error: any Error) -> String {
        guard let error = error as? SQLiteError, error.isLogMissing else { return damageRemedy }
        return
            "The write-ahead log was removed while a server runs. Stop the server, and do not kill it: it saves what it "
            + "has. Then start it again."
    }

    private static let damageRemedy = "Keep the file, and restore the newest backup that is sound."
}
