package import JSON

/// One way in which a value is not what its schema says.
package struct SchemaViolation: Sendable, Hashable, CustomStringConvertible {
    /// The place in the value.
    package let pointer: JSONPointer

    /// The keyword that the value fails, such as `maxLength`.
    package let keyword: String

    /// What is the matter, for people.
    package let detail: String

    /// The three in one line, for a failed test.
    package var description: String {
        "\(pointer.description.isEmpty ? "(root)" : pointer.description): \(keyword): \(detail)"
    }
}
