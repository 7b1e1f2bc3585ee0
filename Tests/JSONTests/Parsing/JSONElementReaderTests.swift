import Testing

@testable import JSON

@Suite("A long JSON text is read value by value")
struct JSONElementReaderTests {
    /// Enters the root, `list` and what stands in `map`, takes `one` and elements, skips the rest.
    private static func reader(limit: Int = 1000) -> JSONElementReader {
        JSONElementReader(limit: limit) { path in
            switch path.count {
            case 0: .enterObject
            case 1 where path[0] == "list": .enterArray
            case 1 where path[0] == "map": .enterObject
            case 1 where path[0] == "one": .take
            case 2 where path[0] == "map": .enterArray
            case 1 where path[0] == "forbidden": .refuse
            case 1 where path[0] == "more": .report
            case 2, 3: .take
            default: .skip
            }
        }
    }

    /// `path pointer value` of each element.
    private static func elements(_ pieces: [[UInt8]], limit: Int = 1000) throws -> [String] {
        var reader = reader(limit: limit)
        var elements: [JSONElement] = []
        for piece in pieces { elements += try reader.read(piece) }
        elements += try reader.finish()
        return elements.map { element in
            let value = String(decoding: JSONWriter.bytes(of: element.value), as: UTF8.self)
            return "\(element.path.joined(separator: ".")) \(element.pointer) \(value)"
        }
    }

    private static let text = #"""
         { "one" : "a\"]}" , "skipped": {"list": [[], {"a": "}\\"}], "n": -1.5e3},"list": [1, {"x": [2, "],"]} ,
         null,"é"], "map": {"a/b": [true], "empty": [ ] }, "more": 7 }
        """#

    private static let expected = [
        #"one /one "a\"]}""#, "list.* /list/0 1", #"list.* /list/1 {"x":[2,"],"]}"#, "list.* /list/2 null",
        #"list.* /list/3 "é""#, "map.a/b.* /map/a~1b/0 true",
        "more /more null",
    ]

    @Test("values come out with their places, what is skipped does not, and what is reported only with its place")
    func values() throws {
        #expect(try Self.elements([Array(Self.text.utf8)]) == Self.expected)
    }

    @Test("wherever the text is split, the same comes out", arguments: 1..<text.utf8.count)
    func splits(at place: Int) throws {
        let bytes = Array(Self.text.utf8)

        #expect(try Self.elements([Array(bytes[..<place]), Array(bytes[place...])]) == Self.expected)
    }

    @Test("byte by byte the same comes out")
    func singleBytes() throws {
        #expect(try Self.elements(Self.text.utf8.map { [$0] }) == Self.expected)
    }

    @Test(
        "what is not as expected is taken as it is",
        arguments: [
            (#"[1,{"list":2}]"#, #"  [1,{"list":2}]"#), ("7", "  7"), (#"{"list":{"a":1}}"#, #"list /list {"a":1}"#),
            (#"{"map":[1]}"#, "map /map [1]"), (#"{"map":{"a":1}}"#, "map.a /map/a 1"),
        ])
    func otherTypes(text: String, element: String) throws {
        #expect(try Self.elements([Array(text.utf8)]) == [element])
    }

    @Test(
        "a fault is found, with its place in the whole text",
        arguments: [
            ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("{", .unexpectedEnd, 1),
            (#"{"one""#, .unexpectedEnd, 6),
            (#"{"one":"#, .unexpectedEnd, 7), (#"{"one":"a"#, .unexpectedEnd, 9), (#"{"list":[1"#, .unexpectedEnd, 10),
            (#"{"skipped":{"#, .unexpectedEnd, 12), ("\u{FEFF}{}", .byteOrderMark, 0), ("{}x", .trailingBytes, 2),
            ("{}{}", .trailingBytes, 2), ("{,}", .unexpectedByte, 1), (#"{"one" 1}"#, .unexpectedByte, 7),
            (#"{"one":1,}"#, .unexpectedByte, 9), (#"{"one":1]"#, .unexpectedByte, 8),
            (#"{"list":[1}"#, .unexpectedByte, 10), (#"{"list":[1,]}"#, .unexpectedByte, 11),
            (#"{"one":tru}"#, .unexpectedEnd, 10), (#"{"list":[1, {"a":1,"a":2}]}"#, .duplicateName, 19),
            ("{\"one\":\"\u{1}\"}", .controlCharacter, 8), (#"{one:1}"#, .unexpectedByte, 1),
            (#"{"one":1 2}"#, .unexpectedByte, 9),
        ] as [(String, JSONSyntaxError.Reason, Int)])
    func faults(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
        let error = JSONSyntaxError(reason, at: offset)

        #expect(throws: error) { try Self.elements([Array(text.utf8)]) }
        #expect(throws: error) { try Self.elements(text.utf8.map { [$0] }) }
    }

    @Test("what must not be there is refused with its place")
    func refused() throws {
        let error = #expect(throws: InvalidFields.self) {
            try Self.elements([Array(#"{"one": 1, "forbidden": {"a": 1}}"#.utf8)])
        }

        #expect(error?.faults.map { "\($0.pointer) \($0.code)" } == ["/forbidden unknown-field"])
    }

    @Test("a value may be as long as the limit and no longer, and what is skipped of any length")
    func limit() throws {
        let fitting = #"{"one":"12345678"}"#
        let skipped = #"{"skipped":"\#(String(repeating: "x", count: 5000))"}"#

        #expect(try Self.elements([Array(fitting.utf8)], limit: 10).count == 1)
        #expect(throws: JSONElementTooLong.self) { try Self.elements([Array(fitting.utf8)], limit: 9) }
        #expect(try Self.elements([Array(skipped.utf8)], limit: 10).isEmpty)
    }
}
