import Testing

@testable import SQLite

/// Statements that are found by number.
@Suite("queries")
struct QueryTests {
    private static let one = Query("SELECT ?1 + 1")
    private static let two = Query("SELECT ?1 + 2")

    private let directory: TemporaryDirectory
    private let connection: Connection

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
    }

    @Test("each has a statement of its own, which is prepared once")
    func kept() throws {
        let first = try connection.statement(Self.one)
        let second = try connection.statement(Self.two)

        #expect(try connection.first(Self.one, [1]) { try $0.int(0) } == 2)
        #expect(try connection.first(Self.two, [1]) { try $0.int(0) } == 3)
        #expect(try connection.statement(Self.one) === first)
        #expect(try connection.statement(Self.two) === second)
    }

    @Test("one that is being stepped is prepared again for a recursion")
    func recursion() throws {
        var results: [Int] = []

        try connection.forEach(Self.one, [1]) { outer in
            let inner = try connection.first(Self.one, [10]) { try $0.int(0) }
            results = [try outer.int(0), inner ?? 0]
        }

        #expect(results == [2, 11])
    }

    @Test("a text that is no statement throws at its first use, and at every other")
    func malformed() {
        let query = Query("SELEC 1")

        #expect(throws: SQLiteError.self) { try connection.run(query) }
        #expect(throws: SQLiteError.self) { try connection.run(query) }
    }
}
