import Glibc

/// Bytes that arrived and were not used yet, in memory lent by the loop.
struct InputBuffer {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { bytes.count == start }

    /// Receives what is there, as far as a buffer of the pool has room behind the bytes that wait.
    mutating func receive(from transport: Transport, lentBy pool: inout BufferPool) -> ReceiveResult {
        makeRoom(lentBy: &pool)
        let room = max(bytes.capacity - bytes.count, Self.leastRoom)
        var count = 0
        bytes.append(addingCapacity: room) { span in
            span.withUnsafeMutableBufferPointer { buffer, initialized in
                let memory = UnsafeMutableRawBufferPointer(buffer)
                count = transport.receive(into: UnsafeMutableRawBufferPointer(rebasing: memory[..<room]))
                initialized = max(0, count)
            }
        }
        if count > 0 { return .bytes(count, isAll: count < room && transport.givesAll) }
        return count == 0 ? .end : count == -Int(EAGAIN) ? .empty : .broken
    }

    /// Bytes received in one go at least; a head, which is all that waits here, leaves more than that.
    private static let leastRoom = 4096

    /// Moves the bytes that wait to the front of a buffer of the pool.
    private mutating func makeRoom(lentBy pool: inout BufferPool) {
        if bytes.capacity < BufferPool.capacity {
            var lent = pool.take()
            lent.append(contentsOf: bytes[start...])
            bytes = lent
        } else if start > 0 {
            bytes.removeFirst(start)
        }
        start = 0
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
        bytes.removeAll(keepingCapacity: true)
        start = 0
    }

    /// Gives the memory back; bytes that have to wait move to memory of their own size.
    mutating func settle(into pool: inout BufferPool) {
        guard bytes.capacity > 0 else { return }
        if isEmpty {
            start = 0
            pool.giveBack(&bytes)
        } else if bytes.capacity >= BufferPool.capacity, count <= BufferPool.capacity / 4 {
            var rest: [UInt8] = []
            rest.reserveCapacity(count)
            rest.append(contentsOf: bytes[start...])
            swap(&rest, &bytes)
            start = 0
            pool.giveBack(&rest)
        }
    }
}
