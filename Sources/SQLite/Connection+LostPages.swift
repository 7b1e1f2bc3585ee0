import CSQLite

extension Connection {
    /// Writes once more into the database file what was moved there out of the log, and has the disk take it.
    ///
    /// For when a sync of that file has failed: the system may have dropped what it held (fsync(2) reports an error once,
    /// and marks the pages as clean), while SQLite believes that it is there. The log has it all until it is started
    /// anew, which needs a checkpoint that comes to its end; so until this has succeeded none may be done.
    ///
    /// Offsets are those of https://www.sqlite.org/walformat.html (index, in the machine's byte order) and
    /// https://www.sqlite.org/fileformat2.html#walformat (log, big-endian).
    func rewriteMovedPages() throws(SQLiteError) {
        // A reader keeps the log from being started anew.
        try run(TransactionKind.read.begin)
        defer { rollBack() }
        _ = try value("SELECT count(*) FROM sqlite_schema")
        let (database, log) = (try file(SQLITE_FCNTL_FILE_POINTER), try file(SQLITE_FCNTL_JOURNAL_POINTER))
        let index = try sharedIndex(of: database)
        // What was moved to the end, SQLite has had synced itself.
        guard index.movedPageCount < index.logPageCount else { return }
        let size = Int(bigEndian(try bytes(4, at: 8, of: log), at: 0))
        guard size >= 512, size <= 65_536 else {
            throw SQLiteError(extendedCode: SQLITE_CORRUPT, message: "the log's header does not read")
        }
        var newest: [UInt32: Int] = [:]
        for frame in 0..<index.movedPageCount {
            let place = 32 + frame * (24 + size)
            newest[bigEndian(try bytes(4, at: place, of: log), at: 0)] = place + 24
        }
        for (page, place) in newest.sorted(by: { $0.key < $1.key }) where page >= 1 && page <= index.pageCount {
            let content = try bytes(size, at: place, of: log)
            let status =
                database.pointee.pMethods?.pointee
                .xWrite?(database, content, Int32(size), Int64(page - 1) * Int64(size)) ?? SQLITE_NOTFOUND
            guard status == SQLITE_OK else {
                throw SQLiteError(extendedCode: status, message: "a page could not be written once more")
            }
        }
        try syncDatabaseFile()
    }

    private struct SharedIndex {
        /// Pages of log that are committed.
        let logPageCount: Int
        /// Pages of log that are in the database file already.
        let movedPageCount: Int
        /// Pages of the database.
        let pageCount: UInt32
    }

    private func sharedIndex(of database: UnsafeMutablePointer<sqlite3_file>) throws(SQLiteError) -> SharedIndex {
        var region: UnsafeMutableRawPointer?
        let status =
            database.pointee.pMethods?.pointee.xShmMap?(database, 0, 32_768, 0, &region) ?? SQLITE_NOTFOUND
        guard status == SQLITE_OK, let region else {
            throw SQLiteError(extendedCode: status == SQLITE_OK ? SQLITE_CANTOPEN : status, message: "no shared index")
        }
        return SharedIndex(
            logPageCount: Int(region.load(fromByteOffset: 16, as: UInt32.self)),
            movedPageCount: Int(region.load(fromByteOffset: 96, as: UInt32.self)),
            pageCount: region.load(fromByteOffset: 20, as: UInt32.self))
    }

    private func bytes(
        _ count: Int, at place: Int, of file: UnsafeMutablePointer<sqlite3_file>
    ) throws(SQLiteError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let status =
            file.pointee.pMethods?.pointee.xRead?(file, &bytes, Int32(count), Int64(place)) ?? SQLITE_NOTFOUND
        guard status == SQLITE_OK else {
            throw SQLiteError(extendedCode: status, message: "the log could not be read")
        }
        return bytes
    }

    private func bigEndian(_ bytes: [UInt8], at start: Int) -> UInt32 {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
