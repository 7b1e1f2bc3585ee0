import JSON
import Testing

@Suite("Values")
struct JSONValueTests {
    @Test("are written as Swift literals")
    func literals() throws {
        let value: JSONValue = ["a": [1, "two", true, nil, [:], []], "b": -3]

        #expect(value == (try JSONParser.parse(Array(#"{"a":[1,"two",true,null,{},[]],"b":-3}"#.utf8))))
    }

    static let distinct: [JSONValue] = [
        nil, true, false, 0, 1, "", "0", "null", [], [nil], [0, 1], [1, 0], [:], ["a": nil], ["a": 1], ["b": 1],
        "\u{E9}", "e\u{301}", "a\u{323}\u{307}", "a\u{307}\u{323}",
    ]

    @Test("differ when any byte of their text does", arguments: distinct.indices)
    func inequality(index: Int) {
        let equals = Self.distinct.indices.filter { Self.distinct[$0] == Self.distinct[index] }

        #expect(equals == [index])
        #expect(Set(Self.distinct).count == Self.distinct.count)
    }

    @Test("are null or not")
    func null() {
        #expect(JSONValue.null.isNull)
        #expect(!JSONValue.string("null").isNull)
    }
}
