import Locking

extension Checkpointer {
    /// Moves all that a log without a name holds into the database file, cuts it to nothing, and opens the database
    /// anew, which makes a log that has its name.
    ///
    /// For the writer, between two transactions. A connection that still has the former log open finds it empty, and so
    /// reads nothing false: SQLite says `.ioError` where it would need it.
    ///
    /// - Throws: ``SQLiteError``, `.busy` when a reader holds on to the log for longer than ``patienceMilliseconds``;
    ///   nothing is lost then for as long as the process lives. ``WriterStopped``.
    func rescueLog() throws {
        try connection.withLock { connection in
            guard let former = connection else { throw WriterStopped() }
            do throws(SQLiteError) {
                try restoreLostPages(former)
                try former.checkpoint(.truncate, waitingAtMost: Self.patienceMilliseconds)
            } catch {
                tell(error)
                throw error
            }
            connection = try open()
        }
    }
}
