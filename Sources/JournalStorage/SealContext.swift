import Journal

/// What a sealed column is bound to: moved to another row, it does not open.
enum SealContext {
    static func record(_ id: UUID, in collection: String, of owner: UUID) -> [UInt8] {
        owner.bytes + Array(collection.utf8) + id.bytes
    }

    static func profile(of owner: UUID) -> [UInt8] { Array("profile".utf8) + owner.bytes }

    static func dataKey(of owner: UUID) -> [UInt8] { Array("data key".utf8) + owner.bytes }

    static func label(of token: UUID) -> [UInt8] { Array("label".utf8) + token.bytes }

    static func answer(_ keyDigest: [UInt8], of owner: UUID) -> [UInt8] {
        Array("answer".utf8) + owner.bytes + keyDigest
    }
}
