import Glibc
import JournalStorage
import Logging
import SQLite

/// Looking for entries of access logs that were changed, left out or cut off.
package enum Audits {
    /// Checks every access log and prints a line for each person who has one.
    ///
    /// - Returns: whether all are whole.
    /// - Throws: `StartError` where the journal cannot be read.
    package static func verify(_ configuration: Configuration, print: (String) -> Void) throws -> Bool {
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        guard access(journal, F_OK) == 0 else {
            throw StartError(
                problems: ["there is no journal at \(journal)"],
                remedy: "Name its directory with --data or ATTUNE_DATA.")
        }
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        let key = try MasterKeyFile(configuration, logger: logger).load(databaseExists: true)
        var people = 0
        var faulty = 0
        do {
            try JournalDatabase.checkAccessLogs(at: journal, masterKey: key) { verdict in
                people += 1
                guard verdict.entries > 0 || !verdict.faults.isEmpty else { return }
                let state = verdict.faults.isEmpty ? "whole" : "NOT WHOLE"
                print("\(verdict.person): \(verdict.entries) entries, head \(verdict.head ?? "none"), \(state)")
                for fault in verdict.faults { print("  \(fault)") }
                if !verdict.faults.isEmpty { faulty += 1 }
            }
        } catch is WrongMasterKey {
            throw StartError(
                problems: ["the master key does not open \(journal): it was made with another one"],
                remedy: "Name the key's place with ATTUNE_MASTER_KEY_FILE.")
        } catch let error as SQLiteError {
            throw StartError(problems: ["cannot read \(journal): \(error)"], remedy: nil)
        }
        print(faulty == 0 ? "All logs of \(people) people are whole." : "\(faulty) of \(people) logs are not whole.")
        return faulty == 0
    }
}
