import COpenSSL

/// The SHA-256 message digest (FIPS 180-4).
package enum SHA256 {
    /// Length of a digest in bytes.
    package static let byteCount = 32

    /// The digest of `bytes`, 32 bytes; it cannot fail.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var state = SHA256State()
        bytes.withUnsafeBytes { state.update($0) }
        return state.finish()
    }

    /// The digest of bytes that someone else owns, such as a secret's, 32 bytes.
    package static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var state = SHA256State()
        state.update(bytes)
        return state.finish()
    }
}
