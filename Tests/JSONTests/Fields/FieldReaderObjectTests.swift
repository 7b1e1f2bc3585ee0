import JSON
import Testing

@Suite("Reading an object")
struct FieldReaderObjectTests {
    @Test("makes a value of all its members")
    func value() throws {
        let reading = try FieldReading(#"{"name":"a","days":3}"#) { fields -> String? in
            let name = fields.string("name", length: 1...200, required: true)
            let days = fields.integer("days", in: 1...7)
            guard let name else { return nil }
            return "\(name) \(days ?? 0)"
        }

        #expect(reading.value == "a 3")
        #expect(reading.faults == [])
    }

    @Test("refuses everything else", arguments: ["null", "[]", "1", #""{}""#, "true"])
    func noObject(text: String) throws {
        let reading = try FieldReading(text) { _ in 1 }

        #expect(reading.faults == [" wrong-type must be an object"])
    }

    @Test("reports every fault at once, then the members not asked for in their order")
    func allFaults() throws {
        let reading = try FieldReading(#"{"z":1,"b":"x","a":2,"y/~":null}"#) { fields in
            _ = fields.string("a")
            _ = fields.bool("b")
            _ = fields.string("c", required: true)
            return 1
        }

        #expect(
            reading.faults == [
                "/a wrong-type must be a string", "/b wrong-type must be true or false", "/c required is required",
                "/z unknown-field is not a field of a thing", "/y~1~0 unknown-field is not a field of a thing",
            ])
    }

    @Test("has a fault when the body gives no value and no reason")
    func unexplainedNil() throws {
        let reading = try FieldReading("{}") { _ in nil as Int? }

        #expect(reading.faults == [" invalid is not valid as a thing"])
    }

    @Test("starts pointers where it is told to")
    func startingPoint() {
        let start = JSONPointer.root.appending("patch")

        let error = #expect(throws: InvalidFields.self) {
            try FieldReader.read(["x": 1], as: "a thing", at: start) { _ in 1 }
        }

        #expect(error?.faults.map(\.pointer.description) == ["/patch/x"])
    }

    @Test("composes pointers of objects in objects, each with its own members")
    func nesting() throws {
        let reading = try FieldReading(#"{"a":{"b":{"c":1,"d":2},"a":3}}"#) { fields in
            fields.object("a", as: "an a") { a in
                a.object("b", as: "a b") { b in b.string("c") }
            }
        }

        #expect(
            reading.faults == [
                "/a/b/c wrong-type must be a string", "/a/b/d unknown-field is not a field of a b",
                "/a/a unknown-field is not a field of an a",
            ])
    }

    @Test("gives nil for an object within that has any fault, and knows of it")
    func nestedFault() throws {
        var isNil: [Bool] = []
        var hasFaults: [Bool] = []

        _ = try FieldReading(#"{"good":{"x":1},"bad":{"x":1,"y":2}}"#) { fields in
            isNil.append(fields.object("good", as: "a good") { $0.integer("x", in: 1...1) } == nil)
            hasFaults.append(fields.hasFaults)
            isNil.append(fields.object("bad", as: "a bad") { $0.integer("x", in: 1...1) } == nil)
            hasFaults.append(fields.hasFaults)
            isNil.append(fields.object("good", as: "a good") { inner in inner.hasFaults ? nil : inner.raw("x") } == nil)
            return 1
        }

        #expect(isNil == [false, true, false])
        #expect(hasFaults == [false, true])
    }

    @Test("requires an object within, if it is to be there")
    func requiredObject() throws {
        let reading = try FieldReading(#"{"b":1}"#) { fields in
            _ = fields.object("a", as: "an a", required: true) { _ in 1 }
            return fields.object("b", as: "a b") { _ in 1 }
        }

        #expect(reading.faults == ["/a required is required", "/b wrong-type must be an object"])
    }

    @Test("gives the members whose names are data, each once and nulls left out")
    func remaining() throws {
        let reading = try FieldReading(#"{"id":1,"mood":6.5,"none":null,"focus":11}"#) { fields in
            _ = fields.raw("id")
            let names = fields.remaining().map(\.name)
            for name in names { _ = fields.decimal(name, in: .closed(0, 10)) }
            fields.fault(code: "names", names.joined(separator: ","))
            return fields.remaining().count
        }

        #expect(
            reading.faults == ["/focus out-of-range must be at least 0 and at most 10", " names mood,focus"])
    }

    @Test("ignores what it is told to")
    func ignoring() throws {
        let reading = try FieldReading(#"{"revision":{"any":1},"createdAt":0}"#) { fields in
            fields.ignore(["revision", "createdAt", "updatedAt"])
            return 1
        }

        #expect(reading.value == 1)
    }

    @Test("takes faults of the body's own finding, of a member, itself and any place")
    func ownFaults() throws {
        let reading = try FieldReading(#"{"a":{}}"#) { fields in
            fields.object("a", as: "an a") { a in
                a.fault("b", code: "one", "is wrong")
                a.fault(code: "two", "is wrong")
                a.fault(at: a.pointer.appending("c").appending(0), code: "three", "is wrong")
                return 1
            }
        }

        #expect(reading.faults == ["/a/b one is wrong", "/a two is wrong", "/a/c/0 three is wrong"])
    }
}
