import JSON
import Testing

@Suite("Reading an array")
struct FieldReaderArrayTests {
    enum Day: String, CaseIterable {
        case monday
        case sunday
    }

    @Test("gives its objects in order")
    func objects() throws {
        let reading = try FieldReading(#"{"x":[{"n":1},{"n":2}]}"#) { fields in
            fields.objects("x", as: "an x", count: 1...2) { $0.integer("n", in: 0...9) }
        }

        #expect(reading.value == [1, 2])
    }

    @Test("reports the faults of every element with its index")
    func faultyObjects() throws {
        let reading = try FieldReading(#"{"x":[{"n":1},{"n":"2"},3,{"m":4}]}"#) { fields in
            fields.objects("x", as: "an x", count: 1...9) { $0.integer("n", in: 0...9, required: true) }
        }

        #expect(
            reading.faults == [
                "/x/1/n wrong-type must be an integer", "/x/2 wrong-type must be an object",
                "/x/3/n required is required",
                "/x/3/m unknown-field is not a field of an x",
            ])
    }

    @Test(
        "demands as many elements as are allowed, and still reads the others",
        arguments: [
            ("[]", ["/x too-few must have at least 1 element"]), ("[true]", []), ("[true,false]", []),
            ("[1,true,1]", ["/x too-many must have at most 2 elements", "/x/0 no-flag must be a flag"]),
            ("{}", ["/x wrong-type must be an array"]), (#""ab""#, ["/x wrong-type must be an array"]),
        ])
    func count(json: String, faults: [String]) throws {
        let reading = try FieldReading(#"{"x":\#(json)}"#) { fields in
            fields.values("x", count: 1...2, expected: "a flag", code: "no-flag") { element in
                if case .bool(let flag) = element { flag } else { nil }
            }
        }

        #expect(reading.faults == faults)
        #expect((reading.value == nil) == !faults.isEmpty)
    }

    @Test("is nil when absent, and a fault when required")
    func absence() throws {
        let optional = try FieldReading(#"{"x":null}"#) { $0.strings("x", count: 1...2, length: 1...2) == nil }
        let required = try FieldReading("{}") { $0.strings("x", count: 1...2, length: 1...2, required: true) }

        #expect(optional.value == true)
        #expect(required.faults == ["/x required is required"])
    }

    @Test("takes each element once where they are to be unique, and tells texts apart by their bytes")
    func uniqueness() throws {
        func read(_ json: String, unique: Bool) throws -> FieldReading<[String]> {
            try FieldReading(json) { $0.strings("x", count: 0...9, length: 1...9, unique: unique) }
        }

        let faults = ["/x/1 duplicate must differ from the others", "/x/2 duplicate must differ from the others"]
        #expect(try read(#"{"x":["a","a","a","b"]}"#, unique: true).faults == faults)
        #expect(try read(#"{"x":["a","a"]}"#, unique: false).value == ["a", "a"])
        #expect(try read("{\"x\":[\"\u{E9}\",\"e\u{301}\"]}", unique: true).value?.count == 2)
    }

    @Test("checks the length of its texts")
    func texts() throws {
        let reading = try FieldReading(#"{"x":["ab","","abcd",5]}"#) { $0.strings("x", count: 0...9, length: 1...3) }

        #expect(
            reading.faults == [
                "/x/1 too-short must have at least 1 character", "/x/2 too-long must have at most 3 characters",
                "/x/3 wrong-type must be a string",
            ])
    }

    @Test("takes values of an enumeration")
    func choices() throws {
        func read(_ json: String) throws -> FieldReading<[Day]> {
            try FieldReading(json) { $0.choices("x", of: Day.self, count: 1...7, unique: true) }
        }

        #expect(try read(#"{"x":["sunday","monday"]}"#).value == [.sunday, .monday])
        #expect(
            try read(#"{"x":["friday","monday","monday"]}"#).faults == [
                "/x/0 unknown-value must be one of monday, sunday", "/x/2 duplicate must differ from the others",
            ])
    }
}
