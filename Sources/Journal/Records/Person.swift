/// The authenticated person whose journal a transaction works on, with the means to open it.
///
/// Only the store makes one, from a token or from an account it has found; holding it is the proof.
package struct Person: Sendable {
    package let id: UUID

    /// Seals and opens this person's data with their own key.
    package let seal: any Seal

    package init(id: UUID, seal: any Seal) {
        self.id = id
        self.seal = seal
    }
}

/// Seals one person's data so that only their data key opens it.
package protocol Seal: Sendable {
    /// Encrypts and authenticates; `context` must be the same when it is opened.
    func close(_ plaintext: [UInt8], context: [UInt8]) throws -> [UInt8]

    /// Opens what `close` made.
    ///
    /// - Throws: when a byte, the key or the context differs.
    func open(_ sealed: [UInt8], context: [UInt8]) throws -> [UInt8]
}
