import Testing

@testable import JSON

@Suite("The parser refuses")
struct JSONParserRefusalTests {
    private func refusal(_ bytes: [UInt8], maximumDepth: Int = 64) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONParser.parse(bytes, maximumDepth: maximumDepth)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "what the grammar does not allow",
        arguments: [
            ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
            ("[1,", .unexpectedEnd, 3), ("{", .unexpectedEnd, 1), (#"{"a""#, .unexpectedEnd, 4),
            (#"{"a":"#, .unexpectedEnd, 5), ("tru", .unexpectedEnd, 3), ("]", .unexpectedByte, 0),
            ("[,1]", .unexpectedByte, 1), ("[1,]", .unexpectedByte, 3), ("[1,,2]", .unexpectedByte, 3),
            ("[1 2]", .unexpectedByte, 3), ("[1}", .unexpectedByte, 2), ("{]", .unexpectedByte, 1),
            (#"{"a":1,}"#, .unexpectedByte, 7), (#"{"a" 1}"#, .unexpectedByte, 5), (#"{"a",1}"#, .unexpectedByte, 4),
            ("{a:1}", .unexpectedByte, 1), ("{'a':1}", .unexpectedByte, 1), ("{1:1}", .unexpectedByte, 1),
            (#"{"a":}"#, .unexpectedByte, 5), (#"{"a":1 "b":2}"#, .unexpectedByte, 7), ("{,}", .unexpectedByte, 1),
            ("True", .unexpectedByte, 0), ("nulL", .unexpectedByte, 3), ("undefined", .unexpectedByte, 0),
            ("NaN", .unexpectedByte, 0), ("Infinity", .unexpectedByte, 0), ("// a", .unexpectedByte, 0),
            ("[1/**/]", .unexpectedByte, 2), ("\0", .unexpectedByte, 0), ("[\0]", .unexpectedByte, 1),
            ("\u{A0}1", .unexpectedByte, 0), ("\u{C}1", .unexpectedByte, 0), ("\u{2028}1", .unexpectedByte, 0),
            ("1 2", .trailingBytes, 2), ("{}{}", .trailingBytes, 2), ("[]]", .trailingBytes, 2),
            ("nullx", .trailingBytes, 4), ("1\0", .trailingBytes, 1), ("\"a\",", .trailingBytes, 3),
            ("\u{FEFF}{}", .byteOrderMark, 0),
        ] as [(String, JSONSyntaxError.Reason, Int)])
    func grammar(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
        #expect(refusal(Array(text.utf8)) == JSONSyntaxError(reason, at: offset))
    }

    @Test(
        "numbers outside the grammar",
        arguments: [
            ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
            ("[-]", .invalidNumber, 2), ("[1.]", .invalidNumber, 3), ("[1e]", .invalidNumber, 3),
            ("[1.e1]", .invalidNumber, 3), ("[01]", .invalidNumber, 2), ("[-01]", .invalidNumber, 3),
            ("[--1]", .invalidNumber, 2), ("[-a]", .invalidNumber, 2), ("[1e+-1]", .invalidNumber, 4),
            ("[+1]", .unexpectedByte, 1), ("[.5]", .unexpectedByte, 1), ("[0x1]", .unexpectedByte, 2),
            ("[1.5.5]", .unexpectedByte, 4), ("[1_0]", .unexpectedByte, 2), ("[-Infinity]", .invalidNumber, 2),
        ] as [(String, JSONSyntaxError.Reason, Int)])
    func numbers(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
        #expect(refusal(Array(text.utf8)) == JSONSyntaxError(reason, at: offset))
    }

    @Test("a number of more than 64 bytes", arguments: [65, 100_000])
    func longNumbers(length: Int) {
        let digits = String(repeating: "9", count: length)

        #expect(refusal(Array("[ \(digits)]".utf8)) == JSONSyntaxError(.numberTooLong, at: 2))
    }

    @Test(
        "strings outside the grammar",
        arguments: [
            ("\"", .unexpectedEnd, 1), ("\"abc", .unexpectedEnd, 4), ("\"\\", .unexpectedEnd, 2),
            ("\"\\u00", .unexpectedEnd, 5), ("\"\\ud800", .unexpectedEnd, 7), ("\"a\nb\"", .controlCharacter, 2),
            ("\"\t\"", .controlCharacter, 1), ("\"\0\"", .controlCharacter, 1), ("\"\u{1F}\"", .controlCharacter, 1),
            ("\"12345678\u{1}\"", .controlCharacter, 9), (#""\a""#, .invalidEscape, 2), (#""\'""#, .invalidEscape, 2),
            (#""\U0041""#, .invalidEscape, 2), (#""\x41""#, .invalidEscape, 2), (#""\u004g""#, .invalidEscape, 6),
            (#""\u+041""#, .invalidEscape, 3), (#""\u41""#, .invalidEscape, 5), ("\"\\é\"", .invalidEscape, 2),
            (#""a\ud800""#, .loneSurrogate, 2), (#""\udc00""#, .loneSurrogate, 1), (#""\udbffx""#, .loneSurrogate, 1),
            (#""\ud800\ud800""#, .loneSurrogate, 1), (#""\ud800\u0041""#, .loneSurrogate, 1),
            (#""\ud800\n""#, .loneSurrogate, 1), (#""\udfff\ud800""#, .loneSurrogate, 1), ("'a'", .unexpectedByte, 0),
        ] as [(String, JSONSyntaxError.Reason, Int)])
    func strings(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
        #expect(refusal(Array(text.utf8)) == JSONSyntaxError(reason, at: offset))
    }

    @Test(
        "strings that are not well-formed UTF-8, at whatever place",
        arguments: [
            [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func invalidUTF8(sequence: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let expected = JSONSyntaxError(.invalidUTF8, at: 3)
        let valid = Array("aé".utf8)

        #expect(refusal([quote] + Array("ab".utf8) + sequence + [quote]) == expected)
        #expect(refusal([quote] + Array("ab".utf8) + sequence) == expected)
        #expect(refusal([quote] + valid + sequence + [quote])?.offset == 4)
    }

    @Test("a name that comes again, however it is written", arguments: [0, JSONObject.linearLookupLimit, 100])
    func duplicateNames(padding: Int) {
        let others = (0..<padding).map { "\"\($0)\":0," }.joined()
        let plain = "{\(others)\"a\":1,\"b\":2, \"a\":1}"
        let escaped = "{\(others)\"a\":1,\"\\u0061\":1}"

        #expect(refusal(Array(plain.utf8)) == JSONSyntaxError(.duplicateName, at: others.utf8.count + 14))
        #expect(refusal(Array(escaped.utf8)) == JSONSyntaxError(.duplicateName, at: others.utf8.count + 7))
    }

    @Test("nesting beyond the limit, at the bracket that goes too deep", arguments: [0, 1, 64])
    func depth(limit: Int) {
        let arrays = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        let objects = Array(String(repeating: #"{"a":"#, count: 1_000).utf8)

        #expect(refusal(arrays, maximumDepth: limit) == JSONSyntaxError(.tooDeep, at: limit))
        #expect(refusal(objects, maximumDepth: limit) == JSONSyntaxError(.tooDeep, at: limit * 5))
    }

    @Test("to go deeper than any stack bears, whatever the caller asks for")
    func depthCeiling() {
        let arrays = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)

        #expect(refusal(arrays, maximumDepth: Int.max) == JSONSyntaxError(.tooDeep, at: JSONParser.depthCeiling))
    }

    @Test("with a sentence that tells where", arguments: JSONSyntaxError.Reason.allCases)
    func description(reason: JSONSyntaxError.Reason) {
        let description = JSONSyntaxError(reason, at: 17).description

        #expect(description.hasPrefix("At byte 17, "))
        #expect(description.hasSuffix("."))
    }
}
