import JSON
import Testing

@Suite("Reading a scalar field")
struct FieldReaderScalarTests {
    enum Route: String, CaseIterable {
        case oral
        case nasal
    }

    @Test("gives nil for an absent or null one, and a fault only if it is required", arguments: ["{}", #"{"x":null}"#])
    func absence(text: String) throws {
        let optional = try FieldReading(text) { fields in
            let found: [Any?] = [
                fields.string("x"), fields.string("x", expected: "a word", parse: { $0 }), fields.bool("x"),
                fields.choice("x", of: Route.self), fields.integer("x", in: 0...1),
                fields.decimal("x", in: .closed(0, 1)),
                fields.raw("x"),
            ]
            return found.allSatisfy { $0 == nil }
        }
        let required = try FieldReading(text) { fields in fields.string("x", required: true) }

        #expect(optional.value == true)
        #expect(required.faults == ["/x required is required"])
    }

    @Test(
        "takes a text within its length, counted in Unicode scalars",
        arguments: [
            (#""""#, "/x too-short must have at least 2 characters"),
            (#""a""#, "/x too-short must have at least 2 characters"),
            (#""ab""#, nil), (#""😀é日""#, nil), (#""abcd""#, "/x too-long must have at most 3 characters"),
            (#""e\u0301e\u0301""#, "/x too-long must have at most 3 characters"),
            ("1", "/x wrong-type must be a string"),
            ("[]", "/x wrong-type must be a string"), ("false", "/x wrong-type must be a string"),
        ] as [(String, String?)])
    func text(json: String, fault: String?) throws {
        let reading = try FieldReading(#"{"x":\#(json)}"#) { $0.string("x", length: 2...3) }

        #expect(reading.faults == [fault].compactMap(\.self))
        #expect((reading.value == nil) == (fault != nil))
    }

    @Test("speaks of one character where it is one")
    func singular() throws {
        let reading = try FieldReading(#"{"x":""}"#) { $0.string("x") }

        #expect(reading.faults == ["/x too-short must have at least 1 character"])
    }

    @Test("takes a text in a grammar")
    func grammar() throws {
        func read(_ json: String) throws -> FieldReading<Int> {
            try FieldReading(json) { $0.string("x", expected: "a count", code: "no-count") { Int($0) } }
        }

        #expect(try read(#"{"x":"12"}"#).value == 12)
        #expect(try read(#"{"x":"twelve"}"#).faults == ["/x no-count must be a count"])
        #expect(try read(#"{"x":12}"#).faults == ["/x wrong-type must be a string"])
    }

    @Test("takes one of the values of an enumeration")
    func choice() throws {
        func read(_ json: String) throws -> FieldReading<Route> {
            try FieldReading(json) { $0.choice("x", of: Route.self) }
        }

        #expect(try read(#"{"x":"nasal"}"#).value == .nasal)
        #expect(try read(#"{"x":"Nasal"}"#).faults == ["/x unknown-value must be one of oral, nasal"])
        #expect(try read(#"{"x":true}"#).faults == ["/x wrong-type must be a string"])
    }

    @Test("takes true and false only", arguments: [("true", true), ("false", false), ("0", nil), (#""true""#, nil)])
    func bool(json: String, value: Bool?) throws {
        let reading = try FieldReading(#"{"x":\#(json)}"#) { $0.bool("x") }

        #expect(reading.value == value)
        #expect(reading.faults == (value == nil ? ["/x wrong-type must be true or false"] : []))
    }

    @Test(
        "takes an integer in its range, however it is written",
        arguments: [
            ("7", nil), ("7.0", nil), ("70e-1", nil), ("1", nil), ("1e1", nil), ("0", "out-of-range"),
            ("11", "out-of-range"),
            ("-1", "out-of-range"), ("1e400", "out-of-range"), ("99999999999999999999", "out-of-range"),
            ("1e25", "out-of-range"), ("7.5", "wrong-type"), ("1e-400", "wrong-type"), (#""7""#, "wrong-type"),
            ("1.0000000000000000001", "wrong-type"),
        ] as [(String, String?)])
    func integer(json: String, code: String?) throws {
        let details = [
            "out-of-range": "must be at least 1 and at most 10", "wrong-type": "must be an integer",
        ]

        let reading = try FieldReading(#"{"x":\#(json)}"#) { $0.integer("x", in: 1...10) }

        #expect(reading.faults == [code].compactMap { $0.map { "/x \($0) \(details[$0] ?? "")" } })
        #expect((reading.value == nil) == (code != nil))
    }

    @Test(
        "takes a decimal in its range and steps, and gives it as typed",
        arguments: [
            ("0.50", nil), ("10", nil), ("1e1", nil), ("0", "out-of-range must be more than 0 and at most 10"),
            ("10.5", "out-of-range must be more than 0 and at most 10"),
            ("0.3", "not-a-step must be a multiple of 0.5"),
            ("1e31", "out-of-range must be more than 0 and at most 10"), (#""1""#, "wrong-type must be a number"),
            ("1e-31", "too-precise must have at most 18 significant digits"),
            ("1.000000000000000001", "too-precise must have at most 18 significant digits"),
        ] as [(String, String?)])
    func decimal(json: String, fault: String?) throws {
        let reading = try FieldReading(#"{"x":\#(json)}"#) { fields in
            fields.decimal("x", in: .above(0, upTo: 10), step: .tenths(5))
        }

        #expect(reading.faults == [fault].compactMap { $0.map { "/x \($0)" } })
        #expect(reading.value?.text == (fault == nil ? json : nil))
    }
}
