package import CivilTime

/// An instant as the person's device wrote it: the text is kept, the instant is what it means.
package struct Moment: Sendable, Hashable {
    /// RFC 3339 with offset, as entered.
    package let text: String

    package let instant: Instant

    /// Reads an RFC 3339 date-time; `nil` for anything else.
    package init?(_ text: String) {
        guard let instant = Instant(rfc3339: text) else { return nil }
        self.text = text
        self.instant = instant
    }
}
