/// Memory for input and output that the connections of a loop take in turns, so that an idle one holds none.
struct BufferPool {
    /// Bytes a buffer has room for: what is received in one go.
    static let capacity = 65_536
    /// Buffers kept for reuse; a loop seldom has more connections in the middle of something.
    private static let keptCount = 32

    private var spare: [[UInt8]] = []

    /// An empty buffer with room.
    mutating func take() -> [UInt8] {
        if let buffer = spare.popLast() { return buffer }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(Self.capacity)
        return buffer
    }

    /// Takes a buffer back and leaves one without memory in its place; one of another size than usual is let go.
    mutating func giveBack(_ buffer: inout [UInt8]) {
        var returned: [UInt8] = []
        swap(&buffer, &returned)
        guard spare.count < Self.keptCount, (Self.capacity...2 * Self.capacity).contains(returned.capacity) else {
            return
        }
        returned.removeAll(keepingCapacity: true)
        spare.append(returned)
    }
}
