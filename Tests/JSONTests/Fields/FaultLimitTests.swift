import Testing

@testable import JSON

@Suite("Beyond a hundred faults")
struct FaultLimitTests {
    private let limit = FieldReader.faultLimit

    @Test("unknown members are no longer reported")
    func unknownMembers() throws {
        let members = (0..<1_000).map { "\"k\($0)\":0" }.joined(separator: ",")

        let reading = try FieldReading("{\(members)}") { _ in 1 }

        #expect(reading.faults.count == limit)
        #expect(reading.faults.first == "/k0 unknown-field is not a field of a thing")
        #expect(reading.faults.last == "/k99 unknown-field is not a field of a thing")
    }

    @Test("objects within count for the same body, and are still known to be faulty")
    func nestedObjects() throws {
        let objects = (0..<300).map { "{\"n\":\($0)}" }.joined(separator: ",")
        var lastIsFaulty = false

        let reading = try FieldReading("{\"x\":[\(objects)]}") { fields in
            fields.objects("x", as: "an x", count: 0...1_000) { element in
                let name = element.string("n")
                lastIsFaulty = element.hasFaults
                return name
            }
        }

        #expect(reading.faults.count == limit)
        #expect(reading.faults.last == "/x/99/n wrong-type must be a string")
        #expect(lastIsFaulty)
    }

    @Test("faults of the caller's own are cut as well, and none is no fault")
    func ownFaults() {
        let fault = Fault(pointer: .root, code: "any", detail: "is wrong")

        #expect(InvalidFields(Array(repeating: fault, count: 500))?.faults.count == limit)
        #expect(InvalidFields([]) == nil)
        #expect(InvalidFields(fault).faults == [fault])
    }
}
