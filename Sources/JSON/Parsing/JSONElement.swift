/// A value out of a long JSON text, and where it stands there.
package struct JSONElement: Sendable {
    /// What stands for the place of an element in its array.
    package static let anyIndex = "*"

    /// The names on the way to it, `anyIndex` for each array that it lies in.
    package let path: [String]

    /// The place in the text, with the indices.
    package let pointer: JSONPointer

    package let value: JSONValue
}

/// What is to be done with a value of a long JSON text, by its place.
package enum JSONElementTreatment: Sendable {
    /// Its members, if it is an object, are looked at one by one; any other value is taken as it is.
    case enterObject
    /// Its elements, if it is an array, are looked at one by one; any other value is taken as it is.
    case enterArray
    /// It is read as a whole.
    case take
    /// It is passed over, whatever its size; only its end is looked for.
    case skip
}

/// A value that was to be read as a whole has more bytes than are held.
package struct JSONElementTooLong: Error, Sendable {
    /// Bytes at most.
    package let limit: Int
    package let pointer: JSONPointer
}
