extension FieldReader {
    /// An object within this one; its members' pointers start with its own.
    ///
    /// Faults: `wrong-type`, and those of the object. Nil whenever there is one.
    package mutating func object<T>(
        _ name: String, as noun: String, required: Bool = false, _ body: (inout FieldReader) -> T?
    ) -> T? {
        guard let value = present(name, required: required) else { return nil }
        return nested(value, as: noun, at: pointer.appending(name), body)
    }

    /// An array of objects.
    ///
    /// Faults: `wrong-type`, `too-few`, `too-many`, and those of the objects. Nil whenever there is one.
    package mutating func objects<T>(
        _ name: String, as noun: String, count: ClosedRange<Int>, required: Bool = false,
        _ body: (inout FieldReader) -> T?
    ) -> [T]? {
        elements(name, count: count, required: required) { reader, element, index in
            reader.nested(element, as: noun, at: reader.pointer.appending(name).appending(index), body)
        }
    }
}
