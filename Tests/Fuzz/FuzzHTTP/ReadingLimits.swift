import HTTPCodec

/// The limits a reading is held to.
struct ReadingLimits: Hashable {
    let head: HeadLimits
    let chunks: ChunkLimits
    /// Bytes of a body that are taken in one go.
    let room: Int
    /// Requests after which a reading ends.
    let requests = 16

    static let usual = ReadingLimits(head: HeadLimits(), chunks: ChunkLimits(), room: .max)

    /// So narrow that short inputs reach each of them.
    static let tight = ReadingLimits(
        head: HeadLimits(requestLine: 48, fieldSection: 96, fieldCount: 4), chunks: ChunkLimits(line: 12, trailers: 24),
        room: 3)
}
