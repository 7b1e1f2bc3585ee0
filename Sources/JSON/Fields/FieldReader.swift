/// An object being read, member by member, into a value.
///
/// Nothing stops at the first fault: each is kept with its pointer, and members never asked for are faults too. Each
/// method returns nil for a member that is absent or null, which is a fault only if the member is required, and for one
/// that is wrong, which always is. So a body asks for all members first, and only then gives up for lack of one:
///
///     let name = fields.string("name", length: 1...200, required: true)
///     let note = fields.string("note")
///     guard let name else { return nil }
package struct FieldReader {
    /// Enough to correct any body by; without a limit, a body of nothing but faults would be answered by many times
    /// its own size.
    static let faultLimit = 100

    /// Where the object stands in the body.
    package let pointer: JSONPointer

    /// Whether there is any fault in this object or within it, reported or beyond the limit.
    package private(set) var hasFaults = false

    private let object: JSONObject
    private var isAskedFor: [Bool]
    private var faults: [Fault]

    private init(_ object: JSONObject, at pointer: JSONPointer, faults: [Fault]) {
        self.object = object
        self.pointer = pointer
        self.faults = faults
        isAskedFor = Array(repeating: false, count: object.count)
    }

    /// Reads a whole body.
    ///
    /// - Parameters:
    ///   - noun: what the object is, with its article, for details: `a dose log`.
    ///   - body: makes the value, or nil; nil without a fault is a fault of code `invalid`.
    /// - Throws: every fault, up to 100.
    package static func read<T>(
        _ value: JSONValue, as noun: String, at pointer: JSONPointer = .root, _ body: (inout FieldReader) -> T?
    ) throws(InvalidFields) -> T {
        var root = FieldReader(JSONObject(), at: pointer, faults: [])
        let result = root.nested(value, as: noun, at: pointer, body)
        guard let result else { throw InvalidFields(collected: root.faults) }
        return result
    }

    /// Adds a fault of a member.
    package mutating func fault(_ name: String, code: String, _ detail: String) {
        fault(at: pointer.appending(name), code: code, detail)
    }

    /// Adds a fault of the object itself.
    package mutating func fault(code: String, _ detail: String) {
        fault(at: pointer, code: code, detail)
    }

    /// Adds a fault of a value anywhere in the body.
    package mutating func fault(at pointer: JSONPointer, code: String, _ detail: String) {
        hasFaults = true
        guard faults.count < Self.faultLimit else { return }
        faults.append(Fault(pointer: pointer, code: code, detail: detail))
    }

    /// A member as it stands; nil when absent or null.
    package mutating func raw(_ name: String) -> JSONValue? {
        guard let position = object.position(of: name) else { return nil }
        isAskedFor[position] = true
        let value = object.members[position].value
        if value.isNull { return nil }
        return value
    }

    /// All members not yet asked for, null ones left out, in order; for maps whose names are data.
    ///
    /// Each can then be read by its name like any other.
    package mutating func remaining() -> [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = []
        members.reserveCapacity(object.count)
        for (member, isAskedFor) in zip(object.members, isAskedFor) where !isAskedFor && !member.value.isNull {
            members.append(member)
        }
        isAskedFor = Array(repeating: true, count: object.count)
        return members
    }

    /// Lets members be there without reading them: such as the server sets and a client may send back.
    package mutating func ignore(_ names: [String]) {
        for name in names { _ = raw(name) }
    }

    /// A member as it stands; nil, and a fault if it is required, when absent or null.
    mutating func present(_ name: String, required: Bool) -> JSONValue? {
        let value = raw(name)
        if value == nil, required { fault(name, code: FaultCode.required, "is required") }
        return value
    }

    /// Reads an object within this one, and takes its faults over; nil always leaves a fault.
    mutating func nested<T>(
        _ value: JSONValue, as noun: String, at pointer: JSONPointer, _ body: (inout FieldReader) -> T?
    ) -> T? {
        guard case .object(let object) = value else {
            fault(at: pointer, code: FaultCode.wrongType, "must be an object")
            return nil
        }
        var reader = FieldReader(object, at: pointer, faults: faults)
        let result = body(&reader)
        reader.refuseUnknownFields(of: noun)
        if result == nil, !reader.hasFaults { reader.fault(code: FaultCode.invalid, "is not valid as \(noun)") }
        faults = reader.faults
        hasFaults = hasFaults || reader.hasFaults
        return reader.hasFaults ? nil : result
    }

    private mutating func refuseUnknownFields(of noun: String) {
        for (member, isAskedFor) in zip(object.members, isAskedFor) where !isAskedFor {
            fault(member.name, code: FaultCode.unknownField, "is not a field of \(noun)")
            if faults.count == Self.faultLimit { return }
        }
    }
}
