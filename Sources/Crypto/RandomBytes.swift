import COpenSSL

/// Unpredictable bytes for what may become public: nonces, salts, ids, tokens.
package enum RandomBytes {
    /// `count` bytes of the library's generator (`RAND_bytes`, seeded by the kernel).
    package static func make(count: Int) throws(CryptoError) -> [UInt8] {
        guard count >= 0, let length = Int32(exactly: count) else {
            throw .unsupportedLength(count)
        }
        var isFilled = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            isFilled = RAND_bytes(buffer.baseAddress, length) == 1
            initialized = isFilled ? count : 0
        }
        guard isFilled else {
            throw .library(.random)
        }
        return bytes
    }
}
