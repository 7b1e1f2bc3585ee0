extension FieldReader {
    /// An array of scalars, each read by `parse`.
    ///
    /// Faults: `wrong-type`, `too-few`, `too-many`; of an element `code`, when `parse` returns nil, with the detail
    /// `must be` and `expected`, and `duplicate` if elements are to be unique (as written: 1 and 1.0 differ).
    package mutating func values<T>(
        _ name: String, count: ClosedRange<Int>, required: Bool = false, unique: Bool = false, expected: String,
        code: String, parse: (JSONValue) -> T?
    ) -> [T]? {
        scalars(name, count: count, required: required, unique: unique) { element throws(FieldRefusal) in
            guard let parsed = parse(element) else { throw FieldRefusal(code, "must be \(expected)") }
            return parsed
        }
    }

    /// An array of texts of so many Unicode scalars each.
    ///
    /// Faults: as of `values`, and of an element as of `string(_:length:required:)`.
    package mutating func strings(
        _ name: String, count: ClosedRange<Int>, length: ClosedRange<Int>, required: Bool = false, unique: Bool = false
    ) -> [String]? {
        scalars(name, count: count, required: required, unique: unique) { element throws(FieldRefusal) in
            try element.text(length: length)
        }
    }

    /// An array of values of an enumeration.
    ///
    /// Faults: as of `values`, and of an element as of `choice(_:of:required:)`.
    package mutating func choices<E: RawRepresentable & CaseIterable>(
        _ name: String, of type: E.Type, count: ClosedRange<Int>, required: Bool = false, unique: Bool = false
    ) -> [E]? where E.RawValue == String {
        scalars(name, count: count, required: required, unique: unique) { element throws(FieldRefusal) in
            try element.choice(of: type)
        }
    }

    private mutating func scalars<T>(
        _ name: String, count: ClosedRange<Int>, required: Bool, unique: Bool,
        _ read: (JSONValue) throws(FieldRefusal) -> T
    ) -> [T]? {
        var seen: Set<JSONValue> = []
        return elements(name, count: count, required: required) { reader, element, index in
            do throws(FieldRefusal) {
                if unique, !seen.insert(element).inserted {
                    throw FieldRefusal(FaultCode.duplicate, "must differ from the others")
                }
                return try read(element)
            } catch {
                let place = reader.pointer.appending(name).appending(index)
                reader.fault(at: place, code: error.code, error.detail)
                return nil
            }
        }
    }

    /// Reads the elements of an array, those beyond the greatest count left aside; nil when anything is wrong.
    ///
    /// - Parameter read: reads the element at an index; nil after a fault.
    mutating func elements<T>(
        _ name: String, count: ClosedRange<Int>, required: Bool,
        _ read: (inout FieldReader, JSONValue, Int) -> T?
    ) -> [T]? {
        guard let value = present(name, required: required) else { return nil }
        guard case .array(let elements) = value else {
            fault(name, code: FaultCode.wrongType, "must be an array")
            return nil
        }
        if elements.count < count.lowerBound {
            fault(name, code: FaultCode.tooFew, "must have at least \(count.lowerBound.counted("element"))")
        } else if elements.count > count.upperBound {
            fault(name, code: FaultCode.tooMany, "must have at most \(count.upperBound.counted("element"))")
        }
        var results: [T] = []
        for (index, element) in elements.prefix(count.upperBound).enumerated() {
            if let result = read(&self, element, index) { results.append(result) }
        }
        return count.contains(elements.count) && results.count == elements.count ? results : nil
    }
}
