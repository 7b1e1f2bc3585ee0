import Synchronization

/// A statement that is run over and over, found again on each connection by its number instead of by its text.
///
/// Meant for constants: each one made takes a place on every connection for good.
package struct Query: Sendable {
    private static let count = Atomic<Int>(0)

    let text: String
    /// Its place among the statements that a connection keeps.
    let number: Int

    /// A statement of constant text, with placeholders `?1`, `?2`, ….
    package init(_ text: String) {
        self.text = text
        number = Self.count.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}
