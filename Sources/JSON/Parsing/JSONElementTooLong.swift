/// A value that was to be read as a whole has more bytes than are held.
package struct JSONElementTooLong: Error, Sendable {
    /// Bytes at most.
    package let limit: Int
    package let pointer: JSONPointer
}
