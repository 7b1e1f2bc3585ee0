import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("amount")
struct AmountTests {
    static func amount(_ value: String, _ unit: DoseUnit) throws -> Amount {
        let json = try Reading.value(#"{"value": \#(value), "unit": "\#(unit.rawValue)"}"#)
        return try FieldReader.read(json, as: "an amount") { Amount(reading: &$0) }
    }

    static func number(_ text: String) throws -> JSONNumber {
        guard case .number(let number) = try Reading.value(text) else { throw UnexpectedContent() }
        return number
    }

    struct Comparison: Sendable, CustomStringConvertible {
        let ceiling: (String, DoseUnit)
        let dose: (String, DoseUnit)
        /// nil: the two cannot be compared.
        let isExceeded: Bool?

        init(_ ceiling: (String, DoseUnit), _ dose: (String, DoseUnit), _ isExceeded: Bool?) {
            self.ceiling = ceiling
            self.dose = dose
            self.isExceeded = isExceeded
        }

        var description: String { "\(dose.0) \(dose.1) against \(ceiling.0) \(ceiling.1)" }
    }

    static let comparisons = [
        Comparison(("0.2", .gram), ("0.2", .gram), false),
        Comparison(("0.2", .gram), ("0.20", .gram), false),
        Comparison(("0.2", .gram), ("0.2000000001", .gram), true),
        Comparison(("0.2", .gram), ("0.1", .gram), false),
        Comparison(("0.2", .gram), ("200", .milligram), false),
        Comparison(("0.2", .gram), ("200.1", .milligram), true),
        Comparison(("0.2", .gram), ("199.9", .milligram), false),
        Comparison(("0.2", .gram), ("200000", .microgram), false),
        Comparison(("0.2", .gram), ("200000.5", .microgram), true),
        Comparison(("10", .microgram), ("0.01", .milligram), false),
        Comparison(("10", .microgram), ("0.011", .milligram), true),
        Comparison(("10", .microgram), ("0.00001", .gram), false),
        Comparison(("1000000", .gram), ("1000000", .gram), false),
        Comparison(("1000000", .microgram), ("1000000", .gram), true),
        Comparison(("0.00000000000000001", .gram), ("0.00000000000000001", .microgram), false),
        Comparison(("3", .drop), ("4", .drop), true),
        Comparison(("1", .piece), ("1", .piece), false),
        Comparison(("1", .millilitre), ("1.5", .millilitre), true),
        Comparison(("1", .gram), ("2", .millilitre), nil),
        Comparison(("1", .drop), ("2", .millilitre), nil),
        Comparison(("1", .piece), ("2", .gram), nil),
    ]

    @Test("amounts are compared exactly, across units of mass", arguments: comparisons)
    func comparison(comparison: Comparison) throws {
        let ceiling = try Self.amount(comparison.ceiling.0, comparison.ceiling.1)
        let dose = try Self.number(comparison.dose.0)

        #expect(ceiling.isExceeded(by: dose, comparison.dose.1) == comparison.isExceeded)
    }

    @Test("the number is kept as it was typed", arguments: ["0.10", "1e2", "100", "0.1", "1000000", "0.5E-3"])
    func asTyped(text: String) throws {
        let amount = try Self.amount(text, .gram)

        #expect(amount.value.text == text)
        #expect(amount.json == ["value": .number(try Self.number(text)), "unit": "g"])
    }

    @Test(
        "what is no amount is refused",
        arguments: [
            ("0", "out-of-range"), ("-1", "out-of-range"), ("1000000.1", "out-of-range"), ("\"1\"", "wrong-type"),
            ("null", "required"), ("0.1234567890123456789", "too-precise"),
        ])
    func refused(text: String, code: String) throws {
        let error = #expect(throws: InvalidFields.self) { try Self.amount(text, .gram) }

        #expect(error?.faults.map(\.code) == [code])
        #expect(error?.faults.map(\.pointer.description) == ["/value"])
    }
}
