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
