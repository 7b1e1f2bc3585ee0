import Testing

@testable import SQLite

@Suite struct RowTests {
    let directory: TemporaryDirectory
    let connection: Connection

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
    }

    /// Reads a row of one column of each type: 0 integer, 1 text, 2 blob, 3 double, 4 null.
    private func withRow(_ body: (Row) throws -> Void) throws {
        try connection.forEach("SELECT 7, 'text', x'0102', 0.5, NULL") { try body($0) }
    }

    @Test("each accessor reads its own type")
    func matchingTypes() throws {
        try withRow { (row: Row) throws in
            #expect(row.count == 5)
            #expect(try row.int64(0) == 7)
            #expect(try row.int(0) == 7)
            #expect(try row.text(1) == "text")
            #expect(try row.blob(2) == [1, 2])
            #expect(try row.withBlob(2) { $0.count } == 2)
            #expect(try row.double(3) == 0.5)
            #expect(try row.isNull(4))
            #expect(try !row.isNull(0))
        }
    }

    @Test("the optional accessors read null as nil, and all else as the others do")
    func optionals() throws {
        try withRow { (row: Row) throws in
            #expect(try row.optionalInt64(4) == nil)
            #expect(try row.optionalText(4) == nil)
            #expect(try row.optionalBlob(4) == nil)
            #expect(try row.optionalDouble(4) == nil)
            #expect(try row.optionalInt64(0) == 7)
            #expect(try row.optionalText(1) == "text")
            #expect(try row.optionalBlob(2) == [1, 2])
            #expect(try row.optionalDouble(3) == 0.5)
        }
    }

    @Test("a column that is not there throws instead of trapping", arguments: [-1, 5, Int.min, Int.max, 1 << 32])
    func missingColumn(column: Int) throws {
        try withRow { (row: Row) throws in
            for read in [
                { try row.isNull(column) }, { try row.int64(column) }, { try row.text(column) },
                { try row.blob(column) }, { try row.optionalText(column) }, { try row.value(column) },
            ] as [() throws -> Any?] {
                let error = #expect(throws: SQLiteError.self) { _ = try read() }
                #expect(error?.kind == .misuse)
            }
        }
    }

    @Test("another type throws instead of being converted", arguments: [0, 1, 2, 3, 4])
    func otherTypes(column: Int) throws {
        try withRow { (row: Row) throws in
            let readers: [(own: Int, read: (Int) throws -> Void)] = [
                (0, { _ = try row.int64($0) }), (1, { _ = try row.text($0) }), (2, { _ = try row.blob($0) }),
                (3, { _ = try row.double($0) }),
            ]
            for reader in readers where reader.own != column {
                let error = #expect(throws: SQLiteError.self) { try reader.read(column) }
                #expect(error?.kind == .misuse)
            }
        }
    }

    @Test("text that is not UTF-8 throws")
    func invalidText() throws {
        let error = #expect(throws: SQLiteError.self) { try connection.value("SELECT CAST(x'ff41' AS TEXT)") }

        #expect(error?.kind == .misuse)
    }

    @Test("a row kept too long reads as empty")
    func rowKeptTooLong() throws {
        var kept: Row?
        try withRow { kept = $0 }

        let row = try #require(kept)

        #expect(row.count == 0)
        #expect(throws: SQLiteError.self) { try row.int64(0) }
    }
}
