/// Takes numbers in network byte order from the front of a file; every read past the end is nil.
struct BigEndianReader {
    private let source: [UInt8]
    private var position = 0

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// The number of bytes not yet taken.
    var remaining: Int { source.count - position }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= remaining else { return nil }
        defer { position += count }
        return source[position..<position + count]
    }

    mutating func skip(_ count: Int) -> Bool {
        bytes(count) != nil
    }

    mutating func byte() -> UInt8? {
        bytes(1)?.first
    }

    mutating func uint32() -> Int? {
        bytes(4).map { Int($0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }) }
    }

    mutating func int32() -> Int? {
        uint32().map { Int(Int32(truncatingIfNeeded: $0)) }
    }

    mutating func int64() -> Int? {
        bytes(8).map { Int(truncatingIfNeeded: $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) }
    }
}
