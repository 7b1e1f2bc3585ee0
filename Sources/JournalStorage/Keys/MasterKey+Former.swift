import Crypto
import Journal

/// A key that takes the place of another keeps it, so that what the other has sealed opens until it is sealed anew, and
/// in backups for as long as that is wanted.
extension MasterKey {
    /// This key and those before it, the newest first.
    var all: [MasterKey] { [self] + former }

    /// How many keys before it are kept.
    package var formerCount: Int { former.count }

    /// A new key, with this one and those before it as its former ones.
    package func successor() throws -> MasterKey {
        let next = try MasterKey(SecretBytes.random(count: Self.byteCount))
        let alone = try withoutFormer()
        return try MasterKey(
            emailIndex: next.emailIndex, check: next.check, people: next.people, root: next.root,
            former: [alone] + former)
    }

    /// This key alone: backups that were sealed with one before it do not open for it any more.
    package func withoutFormer() throws -> MasterKey {
        former.isEmpty ? self : try MasterKey(emailIndex: emailIndex, check: check, people: people, root: root)
    }

    /// Whether the key in force of either is among those of the other, whoever has been taken from either.
    package func isAkin(to other: MasterKey) -> Bool {
        all.contains { $0.isSame(as: other) } || other.all.contains { $0.isSame(as: self) }
    }

    /// What an email may be looked up by: a row that is not sealed anew yet has the code of a key before this one.
    func indexes(of email: EmailAddress) -> [[UInt8]] { all.map { $0.index(of: email) } }

    /// Whether the key in force of both is the same, whoever has been taken from either.
    package func isSame(as other: MasterKey) -> Bool {
        check.withUnsafeBytes { mine in
            other.check.withUnsafeBytes { constantTimeEquals(Array(mine), Array($0)) }
        }
    }
}
