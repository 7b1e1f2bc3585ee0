/// A password in clear, on its way to the hash; it cannot be printed.
package struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let text: String

    /// Bytes of UTF-8: ten keep guessing slow, 256 keep hashing bounded.
    package static let length = 10...256

    package init?(_ text: String) {
        guard Self.length.contains(text.utf8.count) else { return nil }
        self.text = text
    }

    package var description: String { "(password)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
