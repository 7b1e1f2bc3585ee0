import Crypto
import Journal

/// Seals a person's data with their own data key (AES-256-GCM).
final class PersonSeal: Seal {
    let key: SealingKey

    init(key: SealingKey) {
        self.key = key
    }

    func close(_ plaintext: [UInt8], context: [UInt8]) throws -> [UInt8] {
        try key.seal(plaintext, authenticating: context)
    }

    func code(of bytes: [UInt8], for purpose: String) -> [UInt8] {
        key.code(of: bytes, for: purpose)
    }

    func open(_ sealed: UnsafeRawBufferPointer, context: [UInt8]) throws -> [UInt8] {
        try key.open(sealed, authenticating: context)
    }
}
