import Crypto
import Journal

/// Makes and reads the texts that name places in people's feeds.
///
/// A cursor is authenticated with the database's epoch as the key, 128 random bits that never leave the server: it is
/// good for one person and one history of the journal, since a restored backup gets another epoch.
final class FeedCursors: Sendable {
    /// What a cursor begins with: another version of it is not read.
    private static let version: UInt8 = 2
    /// Version, number and start.
    private static let positionByteCount = 17
    private static let codeByteCount = 16

    private let epoch: SecretBytes

    init(epoch: [UInt8]) {
        self.epoch = SecretBytes(copying: epoch)
    }

    /// The text for a place.
    func cursor(at position: FeedPosition, of owner: UUID) -> String {
        var bytes = [Self.version]
        withUnsafeBytes(of: position.number.bigEndian) { bytes += $0 }
        withUnsafeBytes(of: position.start.bigEndian) { bytes += $0 }
        return Base64URL.text(of: bytes + code(of: bytes, owner))
    }

    /// The place that a text names; `nil` unless it was made here for this person.
    func position(of cursor: String, of owner: UUID) -> FeedPosition? {
        guard let bytes = Base64URL.bytes(of: cursor), bytes.first == Self.version,
            bytes.count == Self.positionByteCount + Self.codeByteCount
        else { return nil }
        let position = Array(bytes.prefix(Self.positionByteCount))
        guard constantTimeEquals(Array(bytes.suffix(Self.codeByteCount)), code(of: position, owner)) else { return nil }
        return FeedPosition(number: Self.integer(position[1..<9]), start: Self.integer(position[9..<17]))
    }

    private func code(of position: [UInt8], _ owner: UUID) -> [UInt8] {
        Array(
            HMACSHA256.code(Array("attune feed".utf8) + owner.bytes + position, key: epoch).prefix(Self.codeByteCount))
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
