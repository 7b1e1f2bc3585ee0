/// The authenticated person whose journal a transaction works on, with the means to open it.
///
/// Only the store makes one, from a token or from an account it has found; holding it is the proof.
package struct Person: Sendable {
    package let id: UUID

    /// Seals and opens this person's data with their own key.
    package let seal: any Seal

    /// The token they came with, which stands with each revision that they write; `nil` if they came without.
    package let tokenID: UUID?

    package init(id: UUID, seal: any Seal, tokenID: UUID? = nil) {
        self.id = id
        self.seal = seal
        self.tokenID = tokenID
    }
}
