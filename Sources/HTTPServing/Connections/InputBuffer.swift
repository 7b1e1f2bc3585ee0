/// Bytes that arrived and were not used yet.
struct InputBuffer {
    /// Memory an idle connection may keep.
    private static let keptCapacity = 4096

    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { bytes.count == start }

    /// Lets more bytes be appended, after the used ones were dropped.
    mutating func fill<Result>(_ body: (inout [UInt8]) -> Result) -> Result {
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        return body(&bytes)
    }

    /// Shows the unused bytes.
    func read<Result, Failure: Error>(_ body: (borrowing Span<UInt8>) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        try body(bytes.span.extracting(start..<bytes.count))
    }

    /// Marks bytes from the front as used.
    mutating func consume(_ count: Int) {
        start += min(count, self.count)
        if isEmpty { removeAll() }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
        start = 0
    }
}
