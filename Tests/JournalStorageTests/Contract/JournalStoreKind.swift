import Crypto
import Journal
import JournalStorage
import JournalTestSupport
import Testing

/// An implementation of the journal's store to hold to the contract; a new one is a line in `all`.
struct JournalStoreKind: Sendable, CustomTestStringConvertible {
    let testDescription: String

    /// Opens an empty store.
    let open: @Sendable () throws -> TestJournal

    static let all = [sqlite]

    static let sqlite = JournalStoreKind(testDescription: "SQLite") {
        let directory = try TemporaryDirectory()
        let key = try MasterKey(SecretBytes.random(count: MasterKey.byteCount))
        let store = try JournalDatabase.open(
            at: "\(directory.path)/\(JournalDatabase.fileName)", masterKey: key, keys: KeptMasterKey(key))
        return TestJournal(store: store, place: directory)
    }
}
