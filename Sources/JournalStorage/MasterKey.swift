package import Crypto
import Journal

/// The key of the whole server: it wraps the people's data keys and keys the index of their emails.
///
/// Both uses have a key of their own, derived by HMAC-SHA-256 from the 32 bytes of the file.
package final class MasterKey: Sendable {
    /// Bytes in the key file.
    package static let byteCount = 32

    private let wrapping: SealingKey
    private let emailIndex: SecretBytes

    package init(_ bytes: SecretBytes) throws {
        wrapping = try SealingKey(HMACSHA256.derive("attune data-key wrapping v1", from: bytes))
        emailIndex = HMACSHA256.derive("attune email index v1", from: bytes)
    }

    /// What an email is looked up by, without telling it.
    func index(of email: EmailAddress) -> [UInt8] {
        HMACSHA256.code(Array(email.canonical.utf8), key: emailIndex)
    }

    /// Seals a data key for storage.
    func wrap(_ key: SealingKey, of owner: UUID) throws -> [UInt8] {
        try wrapping.wrap(key, authenticating: SealContext.dataKey(of: owner))
    }

    /// Opens a stored data key.
    func unwrap(_ wrapped: [UInt8], of owner: UUID) throws -> SealingKey {
        try wrapping.unwrap(wrapped, authenticating: SealContext.dataKey(of: owner))
    }

    /// What a database keeps to recognise its key by.
    func makeCheck() throws -> [UInt8] {
        try wrapping.seal(Self.checkText, authenticating: Self.checkText)
    }

    /// Whether this is the key that made the check.
    func opens(_ check: [UInt8]) -> Bool {
        do {
            return try wrapping.open(check, authenticating: Self.checkText) == Self.checkText
        } catch {
            // Every way not to open it means the same: another key.
            return false
        }
    }

    private static let checkText = Array("attune key check".utf8)
}
