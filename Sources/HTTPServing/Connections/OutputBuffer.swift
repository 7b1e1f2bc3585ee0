import Glibc

/// Bytes that wait to be sent, in memory lent by the loop.
struct OutputBuffer {
    /// Only ever appended to from outside, after `prepare`.
    var bytes: [UInt8] = []
    private var start = 0
    /// Bytes sent since the connection began.
    private(set) var sent = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { bytes.count == start }

    /// Makes sure of memory to append to.
    mutating func prepare(lentBy pool: inout BufferPool) {
        if bytes.capacity == 0 { bytes = pool.take() }
    }

    /// Sends as much as the socket takes: true when that is all there was or the socket is full, false when the
    /// connection is gone.
    mutating func send(to transport: Transport) -> Bool {
        while !isEmpty {
            let count = bytes.withUnsafeBytes { transport.send(UnsafeRawBufferPointer(rebasing: $0[start...])) }
            if count == -Int(EAGAIN) {
                compact()
                return true
            }
            guard count > 0 else { return false }
            start += count
            sent += count
        }
        return true
    }

    /// Gives the memory back once all is sent.
    mutating func settle(into pool: inout BufferPool) {
        guard isEmpty, bytes.capacity > 0 else { return }
        removeAll()
        pool.giveBack(&bytes)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        start = 0
    }

    /// Drops what was sent once it is the larger part, so that a stream's buffer does not grow.
    private mutating func compact() {
        guard start > bytes.count / 2 else { return }
        bytes.removeFirst(start)
        start = 0
    }
}
