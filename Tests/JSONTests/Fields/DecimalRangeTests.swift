import JSON
import Testing

@Suite("Decimal ranges")
struct DecimalRangeTests {
    @Test(
        "contain their bounds as they say",
        arguments: [
            (DecimalRange.closed(0, 10), "0", true), (.closed(0, 10), "10", true), (.closed(0, 10), "10.0001", false),
            (.closed(0, 10), "-1e-30", false), (.above(0, upTo: 1), "0", false), (.above(0, upTo: 1), "1e-30", true),
            (.above(0, upTo: 1), "1", true), (.above(0, upTo: 1), "1.1", false),
        ])
    func containing(range: DecimalRange, value: String, expected: Bool) throws {
        #expect(range.contains(try #require(ExactDecimal(value))) == expected)
    }

    @Test("say what a value must be")
    func description() {
        #expect(DecimalRange.above(0, upTo: 1_000_000).description == "must be more than 0 and at most 1000000")
        #expect(DecimalRange.closed(.tenths(5), 10).description == "must be at least 0.5 and at most 10")
    }
}
