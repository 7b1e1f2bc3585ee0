import COpenSSL

/// One direction of AES-256-GCM (NIST SP 800-38D) under one key, whose schedule is set up once.
///
/// OpenSSL wipes the schedule when the context is freed.
///
/// `@unchecked Sendable`: a context is used by one thread at a time, because ``SealingKey`` keeps it behind a lock.
final class CipherContext: @unchecked Sendable {
    /// Which way a context works.
    enum Direction: Int32 {
        case opening = 0
        case sealing = 1
    }

    static let keyByteCount = 32
    static let nonceByteCount = NonceSource.nonceByteCount
    static let tagByteCount = 16

    /// Looked up once: a look-up by name costs more than sealing a record.
    ///
    /// `nonisolated(unsafe)`: a fetched algorithm never changes, and OpenSSL shares it between threads.
    private nonisolated(unsafe) static let algorithm = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

    /// One for all keys: a key is often made for a single seal.
    private static let nonces = NonceSource()

    private let context: OpaquePointer

    /// Takes a key of 32 bytes.
    init(key: SecretBytes, direction: Direction) throws(CryptoError) {
        guard key.count == Self.keyByteCount else {
            throw .wrongKeyLength(expected: Self.keyByteCount, found: key.count)
        }
        guard let algorithm = Self.algorithm, let context = EVP_CIPHER_CTX_new() else {
            throw .library(.cipher)
        }
        let status = key.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return EVP_CipherInit_ex2(context, algorithm, start, nil, direction.rawValue, nil)
        }
        guard status == 1 else {
            EVP_CIPHER_CTX_free(context)
            throw .library(.cipher)
        }
        self.context = context
    }

    /// Encrypts `plaintext` into `output`, laid out as nonce ‖ ciphertext ‖ tag, with a fresh random nonce.
    func seal(
        _ plaintext: UnsafeRawBufferPointer,
        authenticating associated: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(CryptoError) {
        guard output.count == Self.nonceByteCount + plaintext.count + Self.tagByteCount,
            let nonce = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else {
            throw .unsupportedLength(output.count)
        }
        let body = nonce + Self.nonceByteCount
        let tag = body + plaintext.count
        try Self.nonces.write(to: nonce)
        try start(nonce: nonce, associated: associated)
        try update(from: plaintext, into: body)
        var written: Int32 = 0
        guard EVP_CipherFinal_ex(context, tag, &written) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagByteCount), tag) == 1
        else {
            throw .library(.cipher)
        }
    }

    /// Decrypts nonce ‖ ciphertext ‖ tag into `output`, which is wiped when the tag does not fit.
    func open(
        _ sealed: UnsafeRawBufferPointer,
        authenticating associated: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(CryptoError) {
        let bodyCount = sealed.count - Self.nonceByteCount - Self.tagByteCount
        guard bodyCount >= 0, output.count == bodyCount,
            let nonce = sealed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else {
            throw .cannotOpen
        }
        let body = UnsafeRawBufferPointer(start: nonce + Self.nonceByteCount, count: bodyCount)
        // The control call takes a pointer to mutable bytes but only reads them (EVP_EncryptInit(3)).
        let tag = UnsafeMutablePointer(mutating: nonce + Self.nonceByteCount + bodyCount)
        try start(nonce: nonce, associated: associated)
        try update(from: body, into: output.baseAddress?.assumingMemoryBound(to: UInt8.self))
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagByteCount), tag) == 1 else {
            throw .library(.cipher)
        }
        var written: Int32 = 0
        var nothing: UInt8 = 0
        guard EVP_CipherFinal_ex(context, &nothing, &written) == 1 else {
            ERR_clear_error()
            OPENSSL_cleanse(output.baseAddress, output.count)
            throw .cannotOpen
        }
    }

    private func start(nonce: UnsafePointer<UInt8>, associated: UnsafeRawBufferPointer) throws(CryptoError) {
        guard EVP_CipherInit_ex2(context, nil, nil, nonce, -1, nil) == 1 else {
            throw .library(.cipher)
        }
        try update(from: associated, into: nil)
    }

    /// Feeds `input`: as associated data when there is no `output`, else encrypting or decrypting into it.
    private func update(
        from input: UnsafeRawBufferPointer,
        into output: UnsafeMutablePointer<UInt8>?
    ) throws(CryptoError) {
        guard let count = Int32(exactly: input.count) else {
            throw .unsupportedLength(input.count)
        }
        guard count > 0, let start = input.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        var written: Int32 = 0
        guard EVP_CipherUpdate(context, output, &written, start, count) == 1 else {
            throw .library(.cipher)
        }
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }
}
