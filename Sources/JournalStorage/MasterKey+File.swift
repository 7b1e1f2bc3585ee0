package import Crypto

/// The bytes of the key file: the 32 that all comes from or, once somebody was erased,
///
///     "ATTNKEY" ‖ version (1) ‖ email index key (32) ‖ check key (32) ‖ branches (41 each) ‖ SHA-256 of all before (32)
///
/// The digest is against damage: a seed with a wrong bit would open nobody below it and look like any other.
extension MasterKey {
    /// Bytes that a key file has at most: room for some hundred thousand people who were erased.
    package static let fileByteLimit = 256 << 20

    /// What a file begins with once somebody was erased; the last byte is the version.
    private static let mark = Array("ATTNKEY".utf8) + [1]
    private static let subkeyByteCount = 32

    /// Whether a file that begins with these bytes claims to be a key from which somebody was taken.
    package static func isMarked(_ beginning: some Sequence<UInt8>) -> Bool {
        beginning.starts(with: mark.dropLast())
    }

    /// Reads a key file.
    ///
    /// - Throws: `MasterKeyFault`, `CryptoError`.
    package convenience init(file: SecretBytes) throws {
        if file.count == Self.byteCount {
            try self.init(file)
            return
        }
        let mark = file.part(0..<Self.mark.count).withUnsafeBytes { Array($0) }
        guard Self.isMarked(mark) else { throw MasterKeyFault.length(file.count) }
        guard let version = mark.last, mark.count == Self.mark.count else { throw MasterKeyFault.damaged }
        guard version == Self.mark.last else { throw MasterKeyFault.version(Int(version)) }
        let check = Self.mark.count + Self.subkeyByteCount
        let branches = check + Self.subkeyByteCount
        let end = file.count - SHA256.byteCount
        guard file.count <= Self.fileByteLimit, end > branches, Self.isIntact(file),
            let people = PuncturableKey(bytes: file.part(branches..<end))
        else { throw MasterKeyFault.damaged }
        try self.init(
            emailIndex: file.part(Self.mark.count..<check), check: file.part(check..<branches), people: people,
            root: nil)
    }

    /// Whether a file ends with the digest of what is before it.
    private static func isIntact(_ file: SecretBytes) -> Bool {
        file.withUnsafeBytes { bytes in
            let content = UnsafeRawBufferPointer(rebasing: bytes.dropLast(SHA256.byteCount))
            return SHA256.digest(content).elementsEqual(bytes.suffix(SHA256.byteCount))
        }
    }

    /// The key as a file.
    package var file: SecretBytes {
        if let root { return root }
        let content = SecretBytes(joining: [SecretBytes(copying: Self.mark), emailIndex, check, people.bytes])
        return SecretBytes(joining: [content, SecretBytes(copying: content.withUnsafeBytes { SHA256.digest($0) })])
    }
}
