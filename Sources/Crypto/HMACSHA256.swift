import COpenSSL

/// Keyed message authentication with SHA-256 (RFC 2104, FIPS 198-1), and subkeys made with it.
package enum HMACSHA256 {
    private static let blockByteCount = 64

    /// The authentication code of `bytes` under `key`, 32 bytes; it cannot fail.
    ///
    /// Compare codes with ``constantTimeEquals(_:_:)``.
    package static func code(_ bytes: [UInt8], key: SecretBytes) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { buffer, count in
            bytes.withUnsafeBytes { write(code: $0, key: key, into: UnsafeMutableRawBufferPointer(buffer)) }
            count = SHA256.byteCount
        }
    }

    /// A subkey of `master` for the purpose that `label` names: HMAC-SHA256(master, label), 32 bytes.
    ///
    /// Different labels give independent keys, and none tells anything of the master or of another.
    package static func derive(_ label: String, from master: SecretBytes) -> SecretBytes {
        let message = Array(label.utf8)
        return SecretBytes(count: SHA256.byteCount) { output in
            message.withUnsafeBytes { write(code: $0, key: master, into: output) }
        }
    }

    /// H((K ⊕ opad) ‖ H((K ⊕ ipad) ‖ text)), RFC 2104 section 2, into the first 32 bytes of `output`.
    private static func write(
        code message: UnsafeRawBufferPointer,
        key: SecretBytes,
        into output: UnsafeMutableRawBufferPointer
    ) {
        withUnsafeTemporaryAllocation(byteCount: blockByteCount, alignment: 8) { block in
            block.initializeMemory(as: UInt8.self, repeating: 0)
            key.withUnsafeBytes { bytes in
                if bytes.count > blockByteCount {
                    var keyDigest = SHA256State()
                    keyDigest.update(bytes)
                    keyDigest.finish(into: block)
                } else {
                    block.copyMemory(from: bytes)
                }
            }
            for index in block.indices { block[index] ^= 0x36 }
            var inner = SHA256State()
            inner.update(UnsafeRawBufferPointer(block))
            inner.update(message)
            inner.finish(into: output)
            // The outer pad is 0x5c: one exclusive or turns the inner pad into it.
            for index in block.indices { block[index] ^= 0x36 ^ 0x5c }
            var outer = SHA256State()
            outer.update(UnsafeRawBufferPointer(block))
            outer.update(UnsafeRawBufferPointer(rebasing: output.prefix(SHA256.byteCount)))
            outer.finish(into: output)
            OPENSSL_cleanse(block.baseAddress, block.count)
        }
    }
}
