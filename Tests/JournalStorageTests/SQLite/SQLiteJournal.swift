import Crypto
import Journal
import JournalTestSupport
import SQLite

@testable import JournalStorage

/// A journal in an SQLite file whose key and rows a test can get at.
struct SQLiteJournal: Sendable {
    let directory: TemporaryDirectory
    let key: [UInt8]
    let journal: TestJournal
    let store: SQLiteJournalStore
    /// Where the master key is kept.
    let keys: KeptMasterKey

    /// Opens a new journal, or the one in `directory` again.
    ///
    /// - Parameter keys: the kept key to go on with; by default a whole one.
    init(
        in directory: TemporaryDirectory? = nil, key: [UInt8] = Array(repeating: 42, count: 32),
        keys: KeptMasterKey? = nil, writer: WriterOptions = WriterOptions()
    ) throws {
        let directory = try directory ?? TemporaryDirectory()
        self.directory = directory
        self.key = key
        self.keys = try keys ?? KeptMasterKey(MasterKey(SecretBytes(copying: key)))
        store = try Self.open(in: directory, keys: self.keys, writer: writer)
        journal = TestJournal(store: store, place: directory)
    }

    static func open(
        in directory: TemporaryDirectory, keys: KeptMasterKey, writer: WriterOptions = WriterOptions()
    ) throws -> SQLiteJournalStore {
        try JournalDatabase.open(at: path(in: directory), masterKey: keys.key, keys: keys, writer: writer)
    }

    static func open(in directory: TemporaryDirectory, key: [UInt8]) throws -> SQLiteJournalStore {
        try open(in: directory, keys: KeptMasterKey(MasterKey(SecretBytes(copying: key))))
    }

    static func path(in directory: TemporaryDirectory) -> String { "\(directory.path)/\(JournalDatabase.fileName)" }

    /// A connection of the test's own to the same file.
    func connection() throws -> Connection {
        try Connection(path: Self.path(in: directory), mode: .readWriteCreate)
    }

    /// Runs SQL behind the store's back.
    func run(_ sql: String, _ values: [Value] = []) throws {
        try connection().run(sql, values)
    }

    /// Runs SQL on the store's own writing connection.
    func runOnWriter(_ sql: String) async throws {
        try await store.write { transaction in
            guard let transaction = transaction as? SQLiteTransaction else { throw UnexpectedTransaction() }
            try transaction.connection.execute(sql)
        }
    }
}

/// A transaction of another store.
struct UnexpectedTransaction: Error {}

extension UUID {
    /// As it stands in the database.
    var blob: Value { .blob(bytes) }
}
