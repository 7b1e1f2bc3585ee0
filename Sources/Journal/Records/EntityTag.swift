/// The entity tags that a request names (RFC 9110 §8.8.3); a record's tag is its quoted revision and always strong.
package struct EntityTag: Sendable, Hashable {
    /// What stands between the quotes.
    package let opaque: String

    /// Whether it was sent with `W/`.
    package let isWeak: Bool

    package init(opaque: String, isWeak: Bool) {
        self.opaque = opaque
        self.isWeak = isWeak
    }
}
