import COpenSSL

/// A SHA-256 computation under way, held on the stack.
package struct SHA256State {
    private var context = SHA256_CTX()

    /// Starts the digest of an empty message.
    package init() {
        copenssl_sha256_start(&context)
    }

    /// Appends `bytes` to the message.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        copenssl_sha256_update(&context, bytes.baseAddress, bytes.count)
    }

    /// Ends the message, writes its digest into the first 32 bytes of `output` and wipes the state.
    ///
    /// A shorter `output` is left as it was.
    package mutating func finish(into output: UnsafeMutableRawBufferPointer) {
        guard output.count >= SHA256.byteCount, let start = output.baseAddress else { return }
        copenssl_sha256_finish(&context, start.assumingMemoryBound(to: UInt8.self))
        OPENSSL_cleanse(&context, MemoryLayout<SHA256_CTX>.size)
    }

    /// Ends the message and gives its digest, 32 bytes.
    package mutating func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { buffer, count in
            finish(into: UnsafeMutableRawBufferPointer(buffer))
            count = SHA256.byteCount
        }
    }
}
