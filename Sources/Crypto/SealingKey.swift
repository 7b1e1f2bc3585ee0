import Locking

/// Seals bytes so that only the holder of the key reads them and nobody changes them unnoticed.
///
/// AES-256-GCM (NIST SP 800-38D). A sealed message is nonce (12 bytes, random) ‖ ciphertext ‖ tag (16 bytes). The
/// associated data is authenticated, not stored: it ties a sealed message to its place. With random nonces one key
/// must seal no more than 2³² messages (section 8.3), far more than one person's journal holds.
///
/// Safe to share between threads; each direction's context is made at its first use and kept for the next.
package final class SealingKey: Sendable {
    /// Length of a key in bytes.
    package static let keyByteCount = CipherContext.keyByteCount

    /// By how many bytes a sealed message is longer than its plaintext.
    package static let overheadByteCount = CipherContext.nonceByteCount + CipherContext.tagByteCount

    private struct Contexts {
        var sealing: CipherContext?
        var opening: CipherContext?

        /// The context kept for `direction`, made when there is none yet.
        mutating func context(_ direction: CipherContext.Direction, key: SecretBytes) throws(CryptoError)
            -> CipherContext
        {
            if let kept = direction == .sealing ? sealing : opening {
                return kept
            }
            let made = try CipherContext(key: key, direction: direction)
            switch direction {
            case .sealing: sealing = made
            case .opening: opening = made
            }
            return made
        }
    }

    private let key: SecretBytes
    private let contexts = Lock(Contexts())

    /// Takes a key of 32 bytes; any other length throws `.wrongKeyLength`.
    package init(_ key: SecretBytes) throws(CryptoError) {
        guard key.count == Self.keyByteCount else {
            throw .wrongKeyLength(expected: Self.keyByteCount, found: key.count)
        }
        self.key = key
    }

    /// A fresh random key.
    package static func random() throws(CryptoError) -> SealingKey {
        try SealingKey(SecretBytes.random(count: keyByteCount))
    }

    /// The sealed message of `plaintext`, 28 bytes longer; two calls never give the same bytes.
    package func seal(_ plaintext: [UInt8], authenticating associated: [UInt8]) throws(CryptoError) -> [UInt8] {
        try plaintext.withUnsafeBytes { sealed($0, authenticating: associated) }.get()
    }

    /// The plaintext of a sealed message; throws `.cannotOpen` for anything that this key did not seal with exactly
    /// this associated data.
    package func open(_ sealed: [UInt8], authenticating associated: [UInt8]) throws(CryptoError) -> [UInt8] {
        try sealed.withUnsafeBytes { opened($0, authenticating: associated) }.get()
    }

    /// As ``open(_:authenticating:)-([UInt8],_)``, straight from memory that someone else owns, such as a database row.
    package func open(
        _ sealed: UnsafeRawBufferPointer,
        authenticating associated: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try opened(sealed, authenticating: associated).get()
    }

    /// Seals another key, such as a person's data key under the server's master key.
    package func wrap(_ other: SealingKey, authenticating associated: [UInt8]) throws(CryptoError) -> [UInt8] {
        try other.key.withUnsafeBytes { sealed($0, authenticating: associated) }.get()
    }

    /// The key that ``wrap(_:authenticating:)`` sealed; throws `.cannotOpen` for anything else.
    ///
    /// Its bytes are only ever in memory that is wiped.
    package func unwrap(_ sealed: [UInt8], authenticating associated: [UInt8]) throws(CryptoError) -> SealingKey {
        guard sealed.count == Self.keyByteCount + Self.overheadByteCount else {
            throw .cannotOpen
        }
        var failure: CryptoError?
        let bytes = SecretBytes(count: Self.keyByteCount) { output in
            failure = sealed.withUnsafeBytes { attempt(.opening, $0, associated, into: output) }
        }
        if let failure {
            throw failure
        }
        return try SealingKey(bytes)
    }

    /// The authentication code of `bytes` under a subkey for one purpose, 32 bytes: equal for equal bytes, and telling
    /// nothing of them to who lacks this key.
    package func code(of bytes: [UInt8], for purpose: String) -> [UInt8] {
        HMACSHA256.code(bytes, key: HMACSHA256.derive(purpose, from: key))
    }

    // The results below are values, because the standard library's buffer functions pass no typed error on.

    private func sealed(
        _ plaintext: UnsafeRawBufferPointer,
        authenticating associated: [UInt8]
    ) -> Result<[UInt8], CryptoError> {
        let (sealedCount, isOverflow) = plaintext.count.addingReportingOverflow(Self.overheadByteCount)
        guard !isOverflow, Int32(exactly: sealedCount) != nil else {
            return .failure(.unsupportedLength(plaintext.count))
        }
        var failure: CryptoError?
        let sealed = [UInt8](unsafeUninitializedCapacity: sealedCount) { buffer, count in
            let output = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: sealedCount)
            failure = attempt(.sealing, plaintext, associated, into: output)
            count = failure == nil ? sealedCount : 0
        }
        return failure.map { .failure($0) } ?? .success(sealed)
    }

    private func opened(
        _ sealed: UnsafeRawBufferPointer,
        authenticating associated: [UInt8]
    ) -> Result<[UInt8], CryptoError> {
        let plaintextCount = sealed.count - Self.overheadByteCount
        guard plaintextCount >= 0 else {
            return .failure(.cannotOpen)
        }
        var failure: CryptoError?
        let plaintext = [UInt8](unsafeUninitializedCapacity: plaintextCount) { buffer, count in
            let output = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: plaintextCount)
            failure = attempt(.opening, sealed, associated, into: output)
            count = failure == nil ? plaintextCount : 0
        }
        return failure.map { .failure($0) } ?? .success(plaintext)
    }

    /// Runs one operation on the kept context. One that failed for another reason than a wrong tag is dropped.
    private func attempt(
        _ direction: CipherContext.Direction,
        _ input: UnsafeRawBufferPointer,
        _ associated: [UInt8],
        into output: UnsafeMutableRawBufferPointer
    ) -> CryptoError? {
        associated.withUnsafeBytes { associated in
            contexts.withLock { contexts in
                do throws(CryptoError) {
                    let context = try contexts.context(direction, key: key)
                    switch direction {
                    case .sealing: try context.seal(input, authenticating: associated, into: output)
                    case .opening: try context.open(input, authenticating: associated, into: output)
                    }
                    return nil
                } catch {
                    if error != .cannotOpen {
                        contexts = Contexts()
                    }
                    return error
                }
            }
        }
    }
}
