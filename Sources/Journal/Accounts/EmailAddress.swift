/// The address that an account signs in with.
package struct EmailAddress: Sendable, Hashable {
    /// As the person wrote it.
    package let text: String

    /// The form in which two spellings of one address are equal: lower case.
    package var canonical: String { text.lowercased() }

    /// What an address must look like.
    static let expected = "an email address of 3 to 254 visible ASCII characters"

    /// Something, `@`, something, in visible ASCII; whether mail arrives only mail can tell.
    ///
    /// Letters beyond ASCII are refused: two addresses that look alike must not be two accounts, and lower case means
    /// the same everywhere.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard (3...254).contains(text.utf8.count), parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.text = text
    }
}
