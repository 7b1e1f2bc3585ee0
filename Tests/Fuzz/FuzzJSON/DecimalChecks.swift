import FuzzSupport
import JSON

/// What holds for exact decimals, whatever text they come from.
enum DecimalChecks {
    /// Numbers that are held against each other at most, since their pairs are.
    private static let comparedLimit = 8

    static func check(text: String) {
        if let decimal = ExactDecimal(text) { checkText(decimal) }
    }

    static func check(_ numbers: [JSONNumber]) {
        for number in numbers {
            guard let decimal = number.decimal else { continue }
            checkText(decimal)
            if let integer = decimal.integer {
                Finding.unless(number.integer == integer, "a number and its decimal are one integer")
            }
        }
        let decimals = numbers.prefix(comparedLimit).compactMap(\.decimal)
        for left in decimals {
            for right in decimals { checkPair(left, right) }
        }
    }

    /// The plain digits are a number of JSON that leads back to the same decimal.
    private static func checkText(_ decimal: ExactDecimal) {
        let number = JSONNumber(decimal)
        Finding.unless(number.decimal == decimal, "a decimal survives being written")
        let parsed = try? JSONParser.parse(Array(number.text.utf8))
        Finding.unless(parsed == .number(number), "a decimal is written as a number of JSON")
        Finding.unless(
            ExactDecimal(coefficient: decimal.coefficient, exponent: decimal.exponent) == decimal,
            "a decimal is in lowest form")
    }

    private static func checkPair(_ left: ExactDecimal, _ right: ExactDecimal) {
        let relations = [left < right, left == right, right < left].count { $0 }
        Finding.unless(relations == 1, "two decimals are smaller, equal or greater")
        let product = left * right
        Finding.unless(product == right * left, "the order of factors does not matter")
        if let product, right.coefficient != 0 {
            Finding.unless(product.isMultiple(of: right) || left.exponent < 0, "a product is a multiple of its factors")
        }
        Finding.unless(left.coefficient == 0 || left.isMultiple(of: left), "a decimal is a multiple of itself")
        if let scaled = left.scaled(byPowerOfTen: 3) {
            Finding.unless(scaled.scaled(byPowerOfTen: -3) == left, "scaling can be undone")
        }
    }
}
