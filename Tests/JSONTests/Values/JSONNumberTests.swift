import JSON
import Testing

@Suite("Numbers")
struct JSONNumberTests {
    private func number(_ text: String) throws -> JSONNumber {
        let value = try JSONParser.parse(Array(text.utf8))
        guard case .number(let number) = value else { throw JSONSyntaxError(.unexpectedByte, at: 0) }
        return number
    }

    @Test("keep the text as typed", arguments: ["0.10", "1E+2", "-0", "1e400", "12345678901234567890", "7.000"])
    func textAsTyped(text: String) throws {
        let number = try number(text)

        #expect(number.text == text)
        #expect(JSONWriter.bytes(of: .number(number)) == Array(text.utf8))
    }

    @Test(
        "tell their integer",
        arguments: [
            ("7", 7), ("7.0", 7), ("70e-1", 7), ("-0", 0), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("7.5", nil), ("1e400", nil),
        ] as [(String, Int?)])
    func integer(text: String, integer: Int?) throws {
        #expect(try number(text).integer == integer)
    }

    @Test("are equal as texts, while their decimals are equal as values")
    func equality() throws {
        let short = try number("0.1")
        let long = try number("0.10")

        #expect(short != long)
        #expect(short.decimal == long.decimal)
        #expect(try number("1e400").decimal == nil)
    }

    @Test("are made of integers and decimals")
    func making() throws {
        #expect(JSONNumber(Int.min).text == "-9223372036854775808")
        #expect(JSONNumber(try #require(ExactDecimal("1.50e3"))).text == "1500")
        #expect(JSONNumber(try #require(ExactDecimal("-25e-3"))).text == "-0.025")
    }
}
