import JSON
import Testing

@Suite("The writer")
struct JSONWriterTests {
    private func text(_ value: JSONValue) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }

    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "writes values compactly and in order",
        arguments: [
            (nil, "null"), (true, "true"), (false, "false"), (-7, "-7"), ("a", #""a""#), ([], "[]"), ([:], "{}"),
            ([1, "1", nil, [], [:], [2]], #"[1,"1",null,[],{},[2]]"#),
            (["b": 1, "a": [true, ["c": nil]], "": ""], #"{"b":1,"a":[true,{"c":null}],"":""}"#),
        ] as [(JSONValue, String)])
    func values(value: JSONValue, expected: String) {
        #expect(text(value) == expected)
    }

    @Test(
        "escapes what must be, and nothing else",
        arguments: [
            ("\"\\", #""\"\\""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#), ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#),
            ("/\u{7F}é€😀\u{2028}", "\"/\u{7F}é€😀\u{2028}\""), ("a\"b\"c", #""a\"b\"c""#), ("\n", #""\n""#),
        ])
    func escapes(string: String, expected: String) {
        #expect(text(.string(string)) == expected)
        #expect(text(.object([string: 1])) == "{\(expected):1}")
    }

    @Test("escapes at any place of a word", arguments: 0..<20)
    func everyAlignment(length: Int) {
        let run = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length)

        #expect(text(.string("\(run)\u{1}\(run)")) == "\"\(run)\\u0001\(run)\"")
    }

    @Test("sets values apart by itself when written piece by piece")
    func streaming() {
        let written = text { writer in
            writer.beginObject()
            writer.member("text", "a")
            writer.member("integer", 1)
            writer.member("flag", false)
            writer.member("value", [1, nil])
            writer.name("list")
            writer.beginArray()
            writer.write("b")
            writer.write(2)
            writer.write(true)
            writer.write(JSONNumber(3))
            writer.beginArray()
            writer.endArray()
            writer.beginObject()
            writer.endObject()
            writer.endArray()
            writer.member("empty", "")
            writer.endObject()
        }

        let expected =
            #"{"text":"a","integer":1,"flag":false,"value":[1,null],"#
            + #""list":["b",2,true,3,[],{}],"empty":""}"#
        #expect(written == expected)
    }

    @Test("sets nothing apart after what is no value")
    func lines() {
        let written = text { writer in
            writer.write(["a": 1])
            writer.appendRaw([0x0A])
            writer.write(["a": 2])
        }

        #expect(written == "{\"a\":1}\n{\"a\":2}")
    }

    @Test("splices encoded values in as they are")
    func splicing() {
        let written = text { writer in
            writer.beginObject()
            writer.member("a", encoded: Array("{\"x\":1.50}".utf8))
            writer.name("b")
            writer.beginArray()
            writer.write(encoded: Array("null".utf8))
            writer.write(encoded: Array("[ ]".utf8))
            writer.endArray()
            writer.endObject()
        }

        #expect(written == #"{"a":{"x":1.50},"b":[null,[ ]]}"#)
    }

    @Test(
        "splices the members of an encoded object in between others",
        arguments: [
            ("{}", #"{"id":1,"revision":2}"#), (#"{"a":[1]}"#, #"{"id":1,"a":[1],"revision":2}"#),
            (#"{"a":"}","b":{}}"#, #"{"id":1,"a":"}","b":{},"revision":2}"#),
        ])
    func splicingMembers(object: String, expected: String) {
        var isSpliced = false

        let written = text { writer in
            writer.beginObject()
            writer.member("id", 1)
            isSpliced = writer.members(ofEncoded: Array(object.utf8))
            writer.member("revision", 2)
            writer.endObject()
        }

        #expect(isSpliced)
        #expect(written == expected)
    }

    @Test("does not splice the members of what is no object", arguments: ["", "{", "[]", "null", " {}", "{} "])
    func splicingNoObject(text: String) {
        var writer = JSONWriter()

        let isSpliced = writer.members(ofEncoded: Array(text.utf8))

        #expect(!isSpliced)
        #expect(writer.bytes.isEmpty)
    }
}
