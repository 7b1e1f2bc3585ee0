import Journal

/// What a sealed column is bound to: moved to another row, it does not open.
enum SealContext {
    static func record(_ id: UUID, in collection: String, of owner: UUID) -> [UInt8] {
        var collection = collection
        return collection.withUTF8 { name in
            [UInt8](unsafeUninitializedCapacity: 32 + name.count) { buffer, count in
                let memory = UnsafeMutableRawBufferPointer(buffer)
                memory.storeBytes(of: owner.high.bigEndian, as: UInt64.self)
                memory.storeBytes(of: owner.low.bigEndian, toByteOffset: 8, as: UInt64.self)
                UnsafeMutableRawBufferPointer(rebasing: memory[16...]).copyMemory(from: UnsafeRawBufferPointer(name))
                memory.storeBytes(of: id.high.bigEndian, toByteOffset: 16 + name.count, as: UInt64.self)
                memory.storeBytes(of: id.low.bigEndian, toByteOffset: 24 + name.count, as: UInt64.self)
                count = 32 + name.count
            }
        }
    }

    static func profile(of owner: UUID) -> [UInt8] { Array("profile".utf8) + owner.bytes }

    static func dataKey(of owner: UUID) -> [UInt8] { Array("data key".utf8) + owner.bytes }

    static func label(of token: UUID) -> [UInt8] { Array("label".utf8) + token.bytes }

    static func feed(of token: UUID) -> [UInt8] { Array("feed".utf8) + token.bytes }

    static func terms(of share: UUID) -> [UInt8] { Array("terms".utf8) + share.bytes }

    static func accessHead(of owner: UUID) -> [UInt8] { Array("access head".utf8) + owner.bytes }

    static func accessEntry(_ sequence: Int, of owner: UUID) -> [UInt8] {
        Array("access entry".utf8) + owner.bytes + withUnsafeBytes(of: Int64(sequence).bigEndian) { [UInt8]($0) }
    }

    static func answer(_ keyDigest: [UInt8], of owner: UUID) -> [UInt8] {
        Array("answer".utf8) + owner.bytes + keyDigest
    }
}
