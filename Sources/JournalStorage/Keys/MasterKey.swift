package import Crypto
package import Journal

/// The key of the whole server: it wraps the people's data keys and keys the index of their emails.
///
/// Each person's data key is wrapped with a key that only their id leads to (``PuncturableKey``), so that it can be
/// taken from the master key when they are erased: then their data key does not open any more, wherever a wrapping of
/// it is kept. All uses have a key of their own, derived by HMAC-SHA-256.
package final class MasterKey: Sendable {
    /// Bytes in the key file while nobody has been erased.
    package static let byteCount = 32

    let emailIndex: SecretBytes
    let check: SecretBytes
    let people: PuncturableKey
    /// The 32 bytes that all else comes from; gone with the first person that was erased.
    let root: SecretBytes?
    /// The keys that were in force before this one, the newest first; they open what they sealed, and seal no more.
    let former: [MasterKey]
    /// What wrapped everybody's data key in versions before there was a key for each person.
    private let formerWrapping: SealingKey?
    private let checking: SealingKey

    /// The key of 32 bytes from which nobody has been taken.
    package convenience init(_ root: SecretBytes) throws {
        try self.init(
            emailIndex: HMACSHA256.derive("attune email index v1", from: root),
            check: HMACSHA256.derive("attune key check v2", from: root),
            people: PuncturableKey(root: HMACSHA256.derive("attune people v2", from: root)), root: root)
    }

    init(
        emailIndex: SecretBytes, check: SecretBytes, people: PuncturableKey, root: SecretBytes?,
        former: [MasterKey] = []
    ) throws {
        self.emailIndex = emailIndex
        self.check = check
        self.people = people
        self.root = root
        self.former = former
        checking = try SealingKey(check)
        formerWrapping = try root.map { try SealingKey(HMACSHA256.derive("attune data-key wrapping v1", from: $0)) }
    }

    /// The key, and those before it, without what opens the data keys of these people; itself if that was taken before.
    package func puncturing(_ people: [UUID]) throws -> MasterKey {
        let punctured = people.reduce(self.people) { $0.puncturing(Self.leaf(of: $1)) }
        let puncturedFormer = try former.map { try $0.puncturing(people) }
        let isSame = punctured === self.people
        guard !isSame || zip(puncturedFormer, former).contains(where: { $0 !== $1 }) else { return self }
        return try MasterKey(
            emailIndex: emailIndex, check: check, people: punctured, root: isSame ? root : nil,
            former: puncturedFormer)
    }

    /// Whether somebody has been taken from this key, or one before it.
    package var isPunctured: Bool { !people.isWhole || former.contains(where: \.isPunctured) }

    /// Whether this person's data key can be opened: they have not been taken. Who was taken from a key before is not in
    /// any journal of a later one, but may be in a backup.
    package func holds(_ person: UUID) -> Bool {
        people.holds(Self.leaf(of: person)) && former.allSatisfy { $0.holds(person) }
    }

    /// What an email is looked up by, without telling it.
    func index(of email: EmailAddress) -> [UInt8] {
        HMACSHA256.code(Array(email.canonical.utf8), key: emailIndex)
    }

    /// Seals a data key for storage.
    ///
    /// - Throws: `CryptoError.cannotOpen` for a person who has been taken.
    func wrap(_ key: SealingKey, of owner: UUID) throws -> [UInt8] {
        try wrapping(of: owner).wrap(key, authenticating: SealContext.dataKey(of: owner))
    }

    /// Opens a stored data key, whether this key wrapped it or one before it.
    ///
    /// - Throws: `CryptoError.cannotOpen`, also for a person who has been taken.
    func unwrap(_ wrapped: [UInt8], of owner: UUID) throws -> SealingKey {
        for key in all {
            if let opened = try key.unwrapAlone(wrapped, of: owner) { return opened }
        }
        throw CryptoError.cannotOpen
    }

    /// A data key that this key did not wrap, but one before it or a version before there was a key for each person;
    /// `nil` for one that this key wrapped, and a damaged one, which opens with nothing.
    func unwrapFormer(_ wrapped: [UInt8], of owner: UUID) throws -> SealingKey? {
        if try unwrapAlone(wrapped, of: owner) != nil { return nil }
        for key in all {
            if let opened = try key.unwrapAlone(wrapped, of: owner) { return opened }
            let context = SealContext.dataKey(of: owner)
            if let opened = try key.formerWrapping.flatMap({ try Self.opened(by: $0, wrapped, context) }) {
                return opened
            }
        }
        return nil
    }

    private func unwrapAlone(_ wrapped: [UInt8], of owner: UUID) throws -> SealingKey? {
        guard let secret = people.secret(of: Self.leaf(of: owner)) else { return nil }
        return try Self.opened(by: Self.wrapping(secret), wrapped, SealContext.dataKey(of: owner))
    }

    private static func opened(
        by key: SealingKey, _ wrapped: [UInt8], _ context: [UInt8]
    ) throws(CryptoError) -> SealingKey? {
        do throws(CryptoError) {
            return try key.unwrap(wrapped, authenticating: context)
        } catch .cannotOpen {
            return nil
        }
    }

    /// What a database keeps to recognise its key by.
    func makeCheck() throws -> [UInt8] {
        try checking.seal(Self.checkText, authenticating: Self.checkText)
    }

    /// Whether this is the key that made the check, and not one before it.
    func opens(_ check: [UInt8]) -> Bool { Self.opens(check, with: checking) }

    /// Whether this key made the check, or one before it, in whatever version.
    func recognises(_ check: [UInt8]) -> Bool {
        all.contains { key in
            key.opens(check) || key.formerWrapping.map { Self.opens(check, with: $0) } ?? false
        }
    }

    private func wrapping(of owner: UUID) throws -> SealingKey {
        guard let secret = people.secret(of: Self.leaf(of: owner)) else { throw CryptoError.cannotOpen }
        return try Self.wrapping(secret)
    }

    private static func wrapping(_ secret: SecretBytes) throws -> SealingKey {
        try SealingKey(HMACSHA256.derive("attune data-key wrapping v2", from: secret))
    }

    /// Where a person stands in the tree: the first 64 bits of a digest, so that the ids' times do not crowd them and
    /// the file of the key does not name them.
    private static func leaf(of person: UUID) -> UInt64 {
        SHA256.digest(Array("attune person v2".utf8) + person.bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func opens(_ check: [UInt8], with key: SealingKey) -> Bool {
        do {
            return try key.open(check, authenticating: checkText) == checkText
        } catch {
            // Every way not to open it means the same: another key.
            return false
        }
    }

    private static let checkText = Array("attune key check".utf8)
}
