import JSON
import Testing

@testable import Journal

/// The scales of trackers, and what is no value on them.
@Suite("the scale of a tracker")
struct TrackerScaleTests {
    static let tracker =
        #"{"key":"pain","label":"Pain","min":-1.5,"max":3,"step":0.75,"direction":"neither","unit":"points"}"#

    @Test(
        "a value is a whole number of steps above the least one",
        arguments: [
            ("-1.5", nil), ("-0.75", nil), ("0", nil), ("3", nil), ("-1", "not-a-step"), ("0.5", "not-a-step"),
            ("-2.25", "out-of-range"), ("3.75", "out-of-range"),
        ] as [(String, String?)])
    func values(text: String, code: String?) throws {
        let tracker = try Reading.content(Tracker.self, Self.tracker)
        let value = try #require(ExactDecimal(text))

        let fault = tracker.scale.fault(of: value, at: .root)

        #expect(fault?.code == code)
    }

    @Test(
        "each field has its rule",
        arguments: [
            FieldCase("key", "\"mood\"", "/key duplicate"),
            FieldCase("key", "\"sleep-minutes\"", "/key duplicate"),
            FieldCase("key", "\"sleep-quality\"", "/key duplicate"), FieldCase("key", "\"Pain\"", "/key malformed"),
            FieldCase("label", "\"\"", "/label too-short"), FieldCase("max", "-1.5", "/max out-of-range"),
            FieldCase("step", "0", "/step out-of-range"), FieldCase("step", "2", "/step not-a-step"),
            FieldCase("direction", "\"up\"", "/direction unknown-value"),
            FieldCase("unit", quoted(41), "/unit too-long"),
            FieldCase("to", "\"2026-01-01\""), FieldCase("version", "7"), FieldCase("earlierScales", "[]"),
        ])
    func fields(field: FieldCase) throws {
        #expect(try Reading.faults(Tracker.self, Self.tracker, with: field) == field.faults)
    }

    @Test("the canonical form starts at version 1 and says the numbers plainly")
    func canonical() throws {
        let tracker = try Reading.content(Tracker.self, Self.tracker)

        #expect(
            Reading.text(tracker)
                == #"{"key":"pain","label":"Pain","min":-1.5,"max":3,"step":0.75,"unit":"points","#
                + #""direction":"neither","version":1}"#)
    }

    @Test(
        "differences are exact or none",
        arguments: [
            ("0.3", "0.1", "0.2"), ("1", "1", "0"), ("0", "5", "-5"), ("5", "0", "5"), ("-1.5", "0.25", "-1.75"),
            ("1e18", "1e-18", nil), ("1e20", "1", nil),
        ] as [(String, String, String?)])
    func differences(left: String, right: String, difference: String?) throws {
        let (left, right) = (try #require(ExactDecimal(left)), try #require(ExactDecimal(right)))

        #expect(left.subtracting(right)?.description == difference)
    }
}
