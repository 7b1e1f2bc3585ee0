import JSON
import RandomTestSupport
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "are read without rounding and in lowest form",
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("0.000", 0, 0), ("0e99999999999999999999", 0, 0), ("0.1", 1, -1),
            ("0.10", 1, -1), ("-12.50", -125, -1), ("100", 1, 2), ("1e2", 1, 2), ("1E+2", 1, 2), ("1.5e-3", 15, -4),
            ("123456789012345678", 123_456_789_012_345_678, 0), ("0.000000000000000000000000000001", 1, -30),
            ("1000000000000000000000000000000", 1, 30), ("999999999999999999e12", 999_999_999_999_999_999, 12),
            ("10000000000000000000000000000000000e-30", 1, 4),
        ])
    func reading(text: String, coefficient: Int, exponent: Int) throws {
        let decimal = try #require(ExactDecimal(text))

        #expect(decimal.coefficient == coefficient)
        #expect(decimal.exponent == exponent)
    }

    @Test(
        "refuse what is no JSON number",
        arguments: [
            "", "-", "+1", ".5", "5.", "01", "00", "-01", "1e", "1e+", "1.e1", "1 ", " 1", "0x1", "NaN", "1_000", "1,5",
            "--1", "1e1.5", "１",
        ])
    func malformed(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(
        "refuse what would have to be rounded or cut",
        arguments: [
            "1234567890123456789", "0.1234567890123456789", "1000000000000000001", "1e31", "1e-31", "-1e400", "1e-400",
            "1e99999999999999999999", "1e-99999999999999999999",
        ])
    func tooPreciseOrTooLarge(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(
        "are written plainly",
        arguments: [
            ("0.10", "0.1"), ("-0.5", "-0.5"), ("1e3", "1000"), ("12.50", "12.5"), ("-0", "0"), ("1e-3", "0.001"),
            ("123.456", "123.456"), ("1e-30", "0.000000000000000000000000000001"),
        ])
    func plainText(text: String, plain: String) throws {
        let decimal = try #require(ExactDecimal(text))

        #expect(decimal.description == plain)
        #expect(ExactDecimal(plain) == decimal)
    }

    @Test("take every integer", arguments: [0, 7, -120, 1_000_000, Int.max, Int.min])
    func integers(value: Int) {
        let decimal = ExactDecimal(value)

        #expect(decimal.integer == value)
        #expect(decimal.description == String(value))
    }

    @Test("have an integer only when there is no fraction and it fits 64 bits")
    func integerOfDecimal() {
        #expect(ExactDecimal("7.0")?.integer == 7)
        #expect(ExactDecimal("70e-1")?.integer == 7)
        #expect(ExactDecimal("7.5")?.integer == nil)
        #expect(ExactDecimal("1e18")?.integer == 1_000_000_000_000_000_000)
        #expect(ExactDecimal("1e19")?.integer == nil)
        #expect(ExactDecimal("1e30")?.integer == nil)
    }

    @Test(
        "are in order of their values",
        arguments: [
            ("-1e30", "-2"), ("-2", "-1.9"), ("-0.1", "0"), ("-1", "1"), ("0", "1e-30"), ("0.09", "0.1"),
            ("9.9", "10"), ("0.5", "0.51"), ("999999999999999999", "1e18"), ("1e-30", "1e30"), ("1e29", "1e30"),
            ("0.999999999999999999", "1"), ("12", "12.0000000000000001"),
        ])
    func order(smaller: String, greater: String) throws {
        let smaller = try #require(ExactDecimal(smaller))
        let greater = try #require(ExactDecimal(greater))

        #expect(smaller < greater)
        #expect(!(greater < smaller))
        #expect(smaller != greater)
    }

    @Test("compare the greatest and the smallest integers without overflow")
    func orderOfExtremes() throws {
        let greater = try #require(ExactDecimal("1e19"))

        #expect(ExactDecimal(Int.max) < greater)
        #expect(ExactDecimal(Int.min) < ExactDecimal(Int.max))
        #expect(ExactDecimal(Int.max - 1) < ExactDecimal(Int.max))
        #expect(ExactDecimal(Int.min) < ExactDecimal(Int.min + 1))
        #expect(ExactDecimal(9_000_000_000_000_000_000) < ExactDecimal(Int.max))
    }

    @Test(
        "know what they are a multiple of",
        arguments: [
            ("7.5", "0.5", true), ("7.3", "0.5", false), ("0", "0.5", true), ("-2.5", "0.5", true), ("10", "0.5", true),
            ("1e30", "0.7", false), ("7e29", "0.7", true), ("0.3", "0.1", true), ("0.5", "1", false),
            ("1e-30", "1e30", false), ("5", "0", false), ("0", "0", true), ("1e30", "1e-30", true),
            ("300", "7", false), ("1e30", "999999999999999999", false), ("1.5", "1000000000000000000", false),
        ])
    func multiples(value: String, step: String, expected: Bool) throws {
        let value = try #require(ExactDecimal(value))
        let step = try #require(ExactDecimal(step))

        #expect(value.isMultiple(of: step) == expected)
    }

    @Test(
        "are multiplied exactly or not at all",
        arguments: [
            ("0.1", "3", "0.3"), ("-1.5", "0.2", "-0.3"), ("0", "1e30", "0"), ("12", "1e28", "12e28"),
            ("298023223876953125", "33554432", "1e25"), ("999999999999999999", "11", nil), ("1e20", "1e20", nil),
            ("1e-20", "1e-20", nil), ("999999999999999999", "999999999999999999", nil), ("1e-20", "1e20", "1"),
        ] as [(String, String, String?)])
    func products(left: String, right: String, product: String?) throws {
        let left = try #require(ExactDecimal(left))
        let right = try #require(ExactDecimal(right))

        #expect(left * right == product.flatMap { ExactDecimal($0) })
        #expect(right * left == left * right)
    }

    @Test("are scaled by powers of ten within the exponents")
    func scaling() {
        #expect(ExactDecimal("0.25")?.scaled(byPowerOfTen: 3) == 250)
        #expect(ExactDecimal(250).scaled(byPowerOfTen: -3) == ExactDecimal("0.25"))
        #expect(ExactDecimal(1).scaled(byPowerOfTen: 31) == nil)
        #expect(ExactDecimal(10).scaled(byPowerOfTen: Int.max) == nil)
        #expect(ExactDecimal("0.1")?.scaled(byPowerOfTen: Int.min) == nil)
        #expect(ExactDecimal.tenths(5) == ExactDecimal("0.5"))
    }

    @Test("turn into the nearest binary number, whatever their size")
    func binary() throws {
        var random = SplitMix64(seed: 20_261_130)
        let edges = [
            "0", "0.1", "-0.5", "9007199254740991", "9007199254740993", "1e15", "1e16", "1e30", "7e-15", "7e-16",
        ]
        let drawn = (0..<20_000).map { _ in
            let digits = random.below(1 << (1 + random.below(59)))
            return "\(random.below(2) == 0 ? "-" : "")\(digits)e\(random.below(41) - 20)"
        }
        for text in edges + drawn {
            let decimal = try #require(ExactDecimal(text))

            #expect(decimal.double == Double(text))
        }
    }
}
