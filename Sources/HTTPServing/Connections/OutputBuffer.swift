import CPlatform
import Glibc

/// Bytes that wait to be sent.
struct OutputBuffer {
    /// Memory an idle connection may keep.
    private static let keptCapacity = 4096

    /// Only ever appended to from outside.
    var bytes: [UInt8] = []
    private var start = 0
    /// Bytes sent since the connection began.
    private(set) var sent = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { bytes.count == start }

    /// Sends as much as the socket takes: true when that is all there was or the socket is full, false when the
    /// connection is gone.
    mutating func send(to descriptor: Int32) -> Bool {
        while !isEmpty {
            let count = bytes.withUnsafeBytes { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return platform_send(descriptor, base + start, buffer.count - start)
            }
            if count == -Int(EAGAIN) {
                compact()
                return true
            }
            guard count > 0 else { return false }
            start += count
            sent += count
        }
        removeAll()
        return true
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
        start = 0
    }

    /// Drops what was sent once it is the larger part, so that a stream's buffer does not grow.
    private mutating func compact() {
        guard start > bytes.count / 2 else { return }
        bytes.removeFirst(start)
        start = 0
    }
}
