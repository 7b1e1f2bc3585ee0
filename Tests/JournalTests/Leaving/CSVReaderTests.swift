import JSON
import Testing

@testable import Journal

/// Comma-separated values, as programs write them.
@Suite("reading tables")
struct CSVReaderTests {
    private static func rows(_ pieces: [[UInt8]]) throws -> [CSVRow] {
        var reader = CSVReader()
        var rows: [CSVRow] = []
        for piece in pieces { rows += try reader.read(piece) }
        return rows + (try reader.finish())
    }

    private static let text = "\u{FEFF}a,\"b \"\"c\"\", d\",\r\n\r\n\"1\n2\",é\"x\",\"\"\n\"\",,z\rlast"

    private static let expected = [
        CSVRow(line: 1, cells: ["a", "b \"c\", d", ""]), CSVRow(line: 3, cells: ["1\n2", "é\"x\"", ""]),
        CSVRow(line: 5, cells: ["", "", "z"]), CSVRow(line: 6, cells: ["last"]),
    ]

    @Test("cells come out of their quotes, rows with their lines")
    func rows() throws {
        #expect(try Self.rows([Array(Self.text.utf8)]) == Self.expected)
    }

    @Test("wherever the text is split, the same comes out", arguments: 1..<text.utf8.count)
    func splits(at place: Int) throws {
        let bytes = Array(Self.text.utf8)

        #expect(try Self.rows([Array(bytes[..<place]), Array(bytes[place...])]) == Self.expected)
    }

    @Test(
        "the first row says what parts cells", arguments: [("a;b,c\n1;2", ["a", "b,c"]), ("a\tb\n1\t2", ["a", "b"])])
    func delimiters(text: String, header: [String]) throws {
        #expect(try Self.rows([Array(text.utf8)]).map(\.cells) == [header, ["1", "2"]])
    }

    @Test("a mark before quotes is no part of the cell")
    func markBeforeQuotes() throws {
        #expect(try Self.rows([Array("\u{FEFF}\"a\",b\n".utf8)]).map(\.cells) == [["a", "b"]])
    }

    @Test("of nothing there are no rows", arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}"])
    func nothing(text: String) throws {
        #expect(try Self.rows([Array(text.utf8)]).isEmpty)
    }

    @Test(
        "what cannot be read says in which line",
        arguments: [
            (Array("a\nb,\"c\n".utf8), "in line 2"), (Array("a\n".utf8) + [0xFF, 0x0A], "in line 2"),
            (Array(repeating: UInt8(ascii: "x"), count: ImportLimits.recordBytes + 1), "in line 1"),
        ])
    func faults(bytes: [UInt8], line: String) throws {
        let error = #expect(throws: InvalidFields.self) { try Self.rows([bytes]) }

        #expect(error?.faults.first?.detail.hasSuffix(line) == true)
    }
}
