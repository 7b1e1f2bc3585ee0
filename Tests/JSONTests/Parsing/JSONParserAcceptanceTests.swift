import Testing

@testable import JSON

@Suite("The parser accepts")
struct JSONParserAcceptanceTests {
    @Test(
        "every kind of value, with or without space around",
        arguments: [
            ("null", nil), ("true", true), ("false", false), ("0", 0), ("-1", -1), ("\"\"", ""), ("[]", []),
            ("{}", [:]),
            (" \t\r\n[ 1 ,\n2 ] ", [1, 2]), ("{ \"a\" : { \"b\" : [ ] } }", ["a": ["b": []]]),
            ("[[],[[]]]", [[], [[]]]),
            ("[\"a\",null,true]", ["a", nil, true]), ("{\"\":0}", ["": 0]), ("{\"a\":1,\"A\":2}", ["a": 1, "A": 2]),
            ("{\"a\":{\"a\":1}}", ["a": ["a": 1]]),
        ] as [(String, JSONValue)])
    func values(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == value)
    }

    @Test(
        "every form of a number",
        arguments: [
            "0", "-0", "0.0", "-0.1", "10", "1.25", "1e5", "1E5", "1e+5", "1e-5", "0e0", "0E-0", "1.5E+10",
            "123456789012",
        ])
    func numbers(text: String) throws {
        let value = try JSONParser.parse(Array("[\(text)]".utf8))

        #expect(value == .array([.number(JSONNumber(parsed: text))]))
    }

    @Test("a number of 64 bytes, as long as one may be")
    func longestNumber() throws {
        let text = "0." + String(repeating: "1", count: 62)

        #expect(try JSONParser.parse(Array(text.utf8)) == .number(JSONNumber(parsed: text)))
    }

    @Test(
        "every escape",
        arguments: [
            (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u0041"#, "A"),
            (#"\u0000"#, "\0"), (#"\u00e9\u00E9"#, "\u{E9}\u{E9}"), (#"\u20AC"#, "€"), (#"\uD83D\uDE00"#, "😀"),
            (#"\uFFFF"#, "\u{FFFF}"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"),
            (#"before\nafter"#, "before\nafter"), (#"é\té"#, "é\té"), (#"\\u0041"#, #"\u0041"#), (#"\\\""#, #"\""#),
        ])
    func escapes(text: String, decoded: String) throws {
        let value = try JSONParser.parse(Array("\"\(text)\"".utf8))

        #expect(value == .string(decoded))
    }

    @Test(
        "raw UTF-8 to the bounds of every length, and what needs no escape",
        arguments: [
            "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFF}", "\u{10000}",
            "\u{10FFFF}", "\u{2028}\u{2029}", "Grüße 😀 日本語", "e\u{301}", "/'<>&",
        ])
    func rawText(text: String) throws {
        #expect(try JSONParser.parse(Array("\"\(text)\"".utf8)) == .string(text))
    }

    @Test("strings whose quote, escape or letter beyond ASCII stands at any place of a word", arguments: 0..<20)
    func everyAlignment(length: Int) throws {
        let run = String(repeating: "x", count: length)

        let value = try JSONParser.parse(Array("[\"\(run)\",\"\(run)\\n\(run)\",\"\(run)é\(run)\"]".utf8))

        #expect(value == [.string(run), .string("\(run)\n\(run)"), .string("\(run)é\(run)")])
    }

    @Test("nesting to the limit", arguments: [1, 2, 64])
    func nesting(depth: Int) throws {
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let objects = String(repeating: #"{"a":"#, count: depth) + "0" + String(repeating: "}", count: depth)

        #expect(throws: Never.self) { try JSONParser.parse(Array(arrays.utf8), maximumDepth: depth) }
        #expect(throws: Never.self) { try JSONParser.parse(Array(objects.utf8), maximumDepth: depth) }
    }

    @Test("names that only look alike", arguments: [0, JSONObject.linearLookupLimit])
    func namesThatLookAlike(padding: Int) throws {
        let others = (0..<padding).map { "\"\($0)\":0," }.joined()

        let value = try JSONParser.parse(Array("{\(others)\"\u{E9}\":1,\"e\u{301}\":2}".utf8))

        guard case .object(let object) = value else { return #expect(Bool(false), "no object") }
        #expect(object.count == padding + 2)
        #expect(object["e\u{301}"] == 2)
    }

    @Test("100,000 members in an object without quadratic time", .timeLimit(.minutes(1)))
    func manyMembers() throws {
        let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")

        let value = try JSONParser.parse(Array("{\(members)}".utf8))

        guard case .object(let object) = value else { return #expect(Bool(false), "no object") }
        #expect(object.count == 100_000)
        #expect(object.isIndexed)
        #expect(object["k99999"] == 99_999)
    }
}
