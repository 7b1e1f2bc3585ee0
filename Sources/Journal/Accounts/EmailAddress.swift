/// The address that an account signs in with.
package struct EmailAddress: Sendable, Hashable {
    /// As the person wrote it.
    package let text: String

    /// The form in which two spellings of one address are equal: lower case.
    package var canonical: String { text.lowercased() }

    /// What an address must look like.
    static let expected = "an email address of 3 to 254 characters"

    /// Something, `@`, something, without blanks; whether mail arrives only mail can tell.
    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (3...254).contains(scalars.count), parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            scalars.allSatisfy({ !$0.properties.isWhitespace && $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        self.text = text
    }
}
