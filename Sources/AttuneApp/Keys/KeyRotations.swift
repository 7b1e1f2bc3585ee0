import Glibc
package import JSON
package import JournalStorage
import Logging
import SQLite

/// Putting a new master key in the place of the one in force.
package enum KeyRotations {
    /// What was done.
    package struct Outcome: Sendable, Hashable {
        package let rotation: JournalDatabase.KeyRotation
        /// The file of the key.
        package let file: String
        /// Keys before it that are kept, since they open backups.
        package let formerKeys: Int

        /// For people.
        package var text: String {
            var lines = [
                "Everybody's keys are sealed with the new master key (\(rotation.sealedAnew) of \(rotation.people))."
            ]
            if rotation.unopened > 0 {
                lines.append("\(rotation.unopened) of them are damaged, and were left as they are: attune doctor")
            }
            if formerKeys > 0 {
                lines.append("Backups made until now still open: \(formerKeys) earlier in \(file).")
                lines.append("--forget takes those out, once you have new backups.")
            } else {
                lines.append("Backups made before do not open with it any more.")
            }
            lines.append(
                "Replace your copy of \(file) now: the one you have does not open what is written from here on.")
            return lines.joined(separator: "\n")
        }

        /// For programs.
        package var json: JSONValue {
            [
                "file": .string(file), "people": .number(JSONNumber(rotation.people)),
                "sealedAnew": .number(JSONNumber(rotation.sealedAnew)),
                "unopened": .number(JSONNumber(rotation.unopened)), "formerKeys": .number(JSONNumber(formerKeys)),
            ]
        }
    }

    /// Makes a new key, unless one is on its way that a rotation which was cut short has made, and seals everybody's keys
    /// with it; a server that runs goes on.
    ///
    /// - Parameters:
    ///   - isForgetting: whether the keys before it are taken out of the file at the end.
    ///   - progress: is told how many of how many people are done; what it throws ends the rotation, to be gone on with.
    /// - Throws: `StartError`; what `progress` throws.
    package static func rotate(
        _ configuration: Configuration, isForgetting: Bool,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> Outcome {
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        guard access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        try JournalOwner.require(of: configuration)
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        let keys = MasterKeyFile(configuration, logger: logger)
        do {
            let use = try JournalDirectory(configuration, logger: logger).lock()
            let lock = try exclusiveLock(of: configuration)
            defer { withExtendedLifetime((use, lock)) {} }
            let key = try keys.renew { key in try !JournalDatabase.isSealed(at: journal, with: key) }
            let rotation = try JournalDatabase.sealAnew(at: journal, with: key, progress: progress)
            if isForgetting {
                guard rotation.unopened == 0 else { throw unopened(rotation.unopened) }
                try keys.forgetFormer(of: key)
            }
            return Outcome(
                rotation: rotation, file: keys.path, formerKeys: isForgetting ? 0 : key.formerCount)
        } catch is WrongMasterKey {
            throw StartError(
                problems: ["the master key does not open \(journal): it was made with another one"],
                remedy: "Name the key's place with ATTUNE_MASTER_KEY_FILE.")
        } catch is JournalDatabase.RotationOvertaken {
            throw StartError(
                problems: ["another rotation of the master key has begun since"],
                remedy: "Run it again: it goes on where that one ended.")
        } catch let error as SQLiteError {
            throw StartError(
                problems: ["cannot seal \(journal) anew: \(error)"],
                remedy: "Run it again: it goes on where it ended. Until then both keys are accepted.")
        } catch let error as MigrationError {
            throw StartError(problems: ["\(journal): \(error)"], remedy: nil)
        }
    }

    /// One rotation at a time: two would put keys in front of each other's. Where files cannot be locked there is none,
    /// and what a rotation looks at within its transactions has to do.
    private static func exclusiveLock(of configuration: Configuration) throws(StartError) -> FileLock? {
        let lock: FileLock?
        do {
            lock = try FileLock(.exclusive, at: "\(configuration.data)/rotation.lock")
        } catch {
            return nil
        }
        guard let lock else {
            throw StartError(problems: ["another rotation of the master key is under way"], remedy: "Wait for it.")
        }
        return lock
    }

    private static func unopened(_ count: Int) -> StartError {
        StartError(
            problems: [
                "the new key is in force, but no earlier one was taken out: \(count) people do not open with any of them, "
                    + "and backups in which they do need those"
            ],
            remedy: "Restore a backup that is sound (attune doctor says whose rows are damaged), then run it again.")
    }
}
