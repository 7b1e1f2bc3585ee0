import Glibc
import JSON
import Journal
import JournalStorage
import Logging
import SQLite

/// Looking for entries of access logs that were changed, left out or cut off.
package enum Audits {
    /// Checks every access log and prints a line for each person who has one, or all as one JSON object.
    ///
    /// - Returns: whether all are whole.
    /// - Throws: `StartError` where the journal cannot be read.
    package static func verify(
        _ configuration: Configuration, asJSON isJSON: Bool = false, print: (String) -> Void
    ) throws -> Bool {
        var people = 0
        var faulty = 0
        var logs: [JSONValue] = []
        let bar = ProgressBar("checking logs", unit: "people")
        defer { bar.end() }
        try forEachVerdict(configuration) { verdict in
            people += 1
            bar.report(done: people, total: 0)
            guard verdict.entries > 0 || !verdict.faults.isEmpty else { return }
            if !verdict.faults.isEmpty { faulty += 1 }
            if isJSON {
                logs.append(json(verdict))
            } else {
                let state = verdict.faults.isEmpty ? "whole" : "NOT WHOLE"
                print("\(verdict.person): \(verdict.entries) entries, head \(verdict.head ?? "none"), \(state)")
                for fault in verdict.faults { print("  \(fault)") }
            }
        }
        if isJSON {
            let answer: JSONValue = [
                "isWhole": .bool(faulty == 0), "people": .number(JSONNumber(people)), "logs": .array(logs),
            ]
            print(CommandOutput.text(of: answer))
        } else {
            print(
                faulty == 0 ? "All logs of \(people) people are whole." : "\(faulty) of \(people) logs are not whole.")
        }
        return faulty == 0
    }

    private static func json(_ verdict: JournalDatabase.AccessLogVerdict) -> JSONValue {
        [
            "person": .string(verdict.person.description), "entries": .number(JSONNumber(verdict.entries)),
            "head": verdict.head.map { .string($0) } ?? .null, "faults": .array(verdict.faults.map { .string($0) }),
        ]
    }

    private static func forEachVerdict(
        _ configuration: Configuration, _ report: (JournalDatabase.AccessLogVerdict) -> Void
    ) throws {
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        guard access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
        do {
            try MasterKeyFile(configuration, logger: logger).withKey(databaseExists: true) { key in
                try JournalDatabase.checkAccessLogs(at: journal, masterKey: key, report)
            }
        } catch is WrongMasterKey {
            throw StartError(
                problems: ["the master key does not open \(journal): it was made with another one"],
                remedy: "Name the key's place with ATTUNE_MASTER_KEY_FILE.")
        } catch let error as SQLiteError {
            throw StartError(problems: ["cannot read \(journal): \(error)"], remedy: nil)
        }
    }
}
