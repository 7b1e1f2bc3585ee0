import COpenSSL

/// The scrypt password-based key derivation function (RFC 7914).
enum Scrypt {
    /// `count` bytes derived from `password` and `salt`.
    static func derive(
        _ password: [UInt8],
        salt: [UInt8],
        parameters: ScryptParameters,
        count: Int
    ) throws(CryptoError) -> [UInt8] {
        guard (1...1024).contains(count) else {
            throw .unsupportedLength(count)
        }
        var isDerived = false
        let key = password.withUnsafeBytes { password in
            [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                isDerived =
                    EVP_PBE_scrypt(
                        password.baseAddress?.assumingMemoryBound(to: CChar.self), password.count,
                        salt, salt.count,
                        UInt64(1) << UInt64(parameters.logN), UInt64(parameters.r), UInt64(parameters.p),
                        // OpenSSL's own default refuses the standard parameters; ours are bounded by their type.
                        UInt64(parameters.memoryBytes), buffer.baseAddress, count
                    ) == 1
                initialized = isDerived ? count : 0
            }
        }
        guard isDerived else {
            throw .library(.scrypt)
        }
        return key
    }
}
