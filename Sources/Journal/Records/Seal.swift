/// Seals one person's data so that only their data key opens it.
package protocol Seal: Sendable {
    /// Encrypts and authenticates; `context` must be the same when it is opened.
    func close(_ plaintext: [UInt8], context: [UInt8]) throws -> [UInt8]

    /// Opens what `close` made.
    ///
    /// - Throws: when a byte, the key or the context differs.
    func open(_ sealed: UnsafeRawBufferPointer, context: [UInt8]) throws -> [UInt8]

    /// 32 bytes that are always the same for the same bytes and purpose, and that nobody without the key can make or
    /// check: names in the clear for what is sealed.
    func code(of bytes: [UInt8], for purpose: String) -> [UInt8]
}

extension Seal {
    /// Opens what `close` made.
    package func open(_ sealed: [UInt8], context: [UInt8]) throws -> [UInt8] {
        try sealed.withUnsafeBytes { try open($0, context: context) }
    }
}
