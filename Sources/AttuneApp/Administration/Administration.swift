import CivilTime
import Glibc
import JSON
import Journal
import JournalStorage
import Logging

/// What an operator does with accounts, on the database itself, whether or not a server runs.
///
/// A server that runs honours each at once: it keeps nothing of an account that it does not look at again in the
/// database with each request. What it counts in memory, failed sign-ins, stays counted.
package struct Administration: Sendable {
    private let lock: FileLock?
    let store: SQLiteJournalStore
    let services: Services
    let now: @Sendable () -> Instant

    /// Opens the journal, hands it to `body` and closes it.
    ///
    /// - Parameter isMade: whether a journal that is not there is made.
    /// - Throws: `StartError` for all that an operator can act on.
    package static func run<T>(
        _ configuration: Configuration, making isMade: Bool = false, _ body: (Administration) async throws -> T
    ) async throws -> T {
        // Whatever is made from here on is its owner's alone.
        umask(0o077)
        let administration = try Administration(configuration, making: isMade)
        do {
            let result = try await body(administration)
            await administration.close()
            return result
        } catch {
            await administration.close()
            throw explain(error)
        }
    }

    private init(_ configuration: Configuration, making isMade: Bool) throws {
        let journal = "\(configuration.data)/\(JournalDatabase.fileName)"
        guard isMade || access(journal, F_OK) == 0 else { throw StartError.noJournal(at: journal) }
        try JournalOwner.require(of: configuration)
        let directory = JournalDirectory(configuration, logger: Logger(label: "attune") { _ in CommandLogHandler() })
        lock = try directory.lock()
        try Self.requireSchema(of: journal)
        store = try directory.open()
        let surroundings = Application.Surroundings()
        now = surroundings.now
        services = Services(
            store: store, configuration: configuration, crisisTexts: .neutral, surroundings: surroundings)
    }

    private func close() async {
        await store.close()
        lock?.release()
    }

    /// A newer program must not change the schema under an older server.
    private static func requireSchema(of journal: String) throws {
        // What cannot be read at all is told by the opening.
        guard let found = try? JournalDatabase.schema(at: journal), found < JournalDatabase.newestSchema else { return }
        guard found > 0 else { return }
        throw StartError(
            problems: [
                "\(journal) has schema version \(found), and this program works on \(JournalDatabase.newestSchema)"
            ],
            remedy: "Stop the server and run attune migrate, or start this program's server once.")
    }

    /// The account that an operator names by its id or its email address.
    func account(_ name: String) throws -> Account {
        let account = try store.read { transaction in
            if let email = EmailAddress(name) { return try transaction.account(email: email) }
            return try UUID(name).flatMap { try transaction.account(id: $0) }
        }
        guard let account else {
            throw StartError(
                problems: ["there is no account \(name)"], remedy: "attune user list prints the ids of all.")
        }
        return account
    }

    private static func explain(_ error: any Error) -> any Error {
        switch error {
        case let error as InvalidFields:
            StartError(problems: error.faults.map { "\($0.pointer.description.dropFirst()) \($0.detail)" }, remedy: nil)
        case JournalError.emailTaken:
            StartError(problems: ["there is an account with this email address"], remedy: nil)
        case JournalError.notFound:
            StartError(problems: ["it is gone, or there never was such a one"], remedy: nil)
        case JournalError.busy:
            StartError(problems: ["the journal is busy: another process writes"], remedy: "Try again.")
        case JournalError.storageUnavailable(let reason):
            StartError(problems: ["the journal cannot be written: \(reason)"], remedy: nil)
        default: error
        }
    }
}
