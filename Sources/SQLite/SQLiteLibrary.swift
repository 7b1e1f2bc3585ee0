import CSQLite

/// What is set once for the process, before the first connection.
enum SQLiteLibrary {
    /// Does it, the first time.
    static func prepare() {
        _ = isPrepared
    }

    /// Memory statistics take one lock for every allocation in the process, and nobody reads them. The call is refused
    /// when SQLite was used before, which costs nothing but the gain.
    private static let isPrepared = csqlite_disable_memory_statistics() == SQLITE_OK
}
