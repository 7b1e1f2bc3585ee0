extension Connection {
    /// How a transaction starts.
    package enum TransactionKind: Sendable {
        /// Takes a snapshot at its first read and keeps it to the end.
        case read
        /// Takes the write lock at once, waiting for it as long as the busy timeout.
        case write

        var begin: Query { self == .read ? Self.beginRead : Self.beginWrite }

        private static let beginRead = Query("BEGIN")
        private static let beginWrite = Query("BEGIN IMMEDIATE")
    }

    static let commit = Query("COMMIT")

    /// Runs `body` in a transaction of its own: committed when it returns, rolled back when it throws.
    ///
    /// When this returns from a write, the change is on disk.
    package func transaction<T>(_ kind: TransactionKind, _ body: (Connection) throws -> T) throws -> T {
        try run(kind.begin)
        do {
            let result = try body(self)
            try run(Self.commit)
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends an open transaction without keeping it.
    ///
    /// ROLLBACK fails only when none is open any more; ``isInTransaction`` tells what became of it.
    func rollBack() {
        guard isInTransaction else { return }
        _ = Result { () throws(SQLiteError) in try run("ROLLBACK") }
    }
}
