package import Crypto

/// The bytes of the key file: the 32 that all comes from or, once somebody was erased,
///
///     "ATTNKEY" ‖ version (1) ‖ email index key (32) ‖ check key (32) ‖ branches (41 each) ‖ SHA-256 of all before (32)
///
/// or, once it took the place of others, each of them in either form, the one in force first:
///
///     "ATTNKEY" ‖ version (2) ‖ (length (4, big-endian) ‖ key)… ‖ SHA-256 of all before (32)
///
/// The digest is against damage: a seed with a wrong bit would open nobody below it and look like any other.
extension MasterKey {
    /// Bytes that a key file has at most: room for some hundred thousand people who were erased.
    package static let fileByteLimit = 256 << 20

    /// What a file begins with that is not just 32 bytes; then comes the version.
    private static let mark = Array("ATTNKEY".utf8)
    private static let punctured: UInt8 = 1
    private static let several: UInt8 = 2
    /// Bytes of the mark and the version.
    private static let headByteCount = mark.count + 1
    private static let subkeyByteCount = 32

    /// Whether a file that begins with these bytes claims to be more than the 32 bytes of one whole key.
    package static func isMarked(_ beginning: some Sequence<UInt8>) -> Bool {
        beginning.starts(with: mark)
    }

    /// Reads a key file.
    ///
    /// - Throws: `MasterKeyFault`, `CryptoError`.
    package convenience init(file: SecretBytes) throws {
        let head = file.part(0..<Self.headByteCount).withUnsafeBytes { Array($0) }
        guard file.count != Self.byteCount, Self.isMarked(head) else {
            try self.init(alone: file)
            return
        }
        guard let version = head.last, head.count == Self.headByteCount else { throw MasterKeyFault.damaged }
        switch version {
        case Self.punctured:
            try self.init(alone: file)
        case Self.several:
            guard file.count <= Self.fileByteLimit, Self.isIntact(file) else { throw MasterKeyFault.damaged }
            let keys = try Self.parts(of: file).map { try MasterKey(alone: $0) }
            guard let first = keys.first else { throw MasterKeyFault.damaged }
            try self.init(
                emailIndex: first.emailIndex, check: first.check, people: first.people, root: first.root,
                former: Array(keys.dropFirst()))
        default:
            throw MasterKeyFault.version(Int(version))
        }
    }

    /// Reads one key, whole or punctured.
    private convenience init(alone file: SecretBytes) throws {
        if file.count == Self.byteCount {
            try self.init(file)
            return
        }
        let head = file.part(0..<Self.headByteCount).withUnsafeBytes { Array($0) }
        guard Self.isMarked(head) else { throw MasterKeyFault.length(file.count) }
        let check = Self.headByteCount + Self.subkeyByteCount
        let branches = check + Self.subkeyByteCount
        let end = file.count - SHA256.byteCount
        guard head.last == Self.punctured, file.count <= Self.fileByteLimit, end > branches, Self.isIntact(file),
            let people = PuncturableKey(bytes: file.part(branches..<end))
        else { throw MasterKeyFault.damaged }
        try self.init(
            emailIndex: file.part(Self.headByteCount..<check), check: file.part(check..<branches), people: people,
            root: nil)
    }

    /// The keys in a file of several.
    private static func parts(of file: SecretBytes) throws -> [SecretBytes] {
        var parts: [SecretBytes] = []
        var place = headByteCount
        let end = file.count - SHA256.byteCount
        while place < end {
            let length = file.part(place..<place + 4).withUnsafeBytes { $0.reduce(0) { $0 << 8 | Int($1) } }
            place += 4
            guard length > 0, place + length <= end else { throw MasterKeyFault.damaged }
            parts.append(file.part(place..<place + length))
            place += length
        }
        return parts
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
        guard !former.isEmpty else { return fileAlone }
        let parts = all.flatMap { key in
            let file = key.fileAlone
            let length = withUnsafeBytes(of: UInt32(file.count).bigEndian) { Array($0) }
            return [SecretBytes(copying: length), file]
        }
        return Self.file(of: Self.several, parts)
    }

    private var fileAlone: SecretBytes { root ?? Self.file(of: Self.punctured, [emailIndex, check, people.bytes]) }

    private static func file(of version: UInt8, _ parts: [SecretBytes]) -> SecretBytes {
        let content = SecretBytes(joining: [SecretBytes(copying: mark + [version])] + parts)
        return SecretBytes(joining: [content, SecretBytes(copying: content.withUnsafeBytes { SHA256.digest($0) })])
    }
}
