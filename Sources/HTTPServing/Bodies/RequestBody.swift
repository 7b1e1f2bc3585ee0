/// The body of a request, read when a handler asks for it.
package struct RequestBody: Sendable {
    private enum Source: Sendable {
        case bytes([UInt8])
        case exchange(Connection, serial: UInt64)
    }

    private let source: Source

    /// A body that is there already, for requests made in process.
    package init(_ bytes: [UInt8]) {
        source = .bytes(bytes)
    }

    init(connection: Connection, serial: UInt64) {
        source = .exchange(connection, serial: serial)
    }

    /// What the request's work is counted by; `nil` for one made in process.
    var permits: RequestPermits? {
        switch source {
        case .bytes: nil
        case .exchange(let connection, _): connection.context.permits
        }
    }

    /// The whole body, waited for if need be, and at most `limit` bytes of it.
    ///
    /// The first call asks a peer that waits for 100 (Continue) to go on. A body read once is gone: later calls throw
    /// ``BodyError/aborted``.
    package func bytes(upTo limit: Int) async throws(BodyError) -> [UInt8] {
        switch source {
        case .bytes(let bytes):
            guard bytes.count <= limit else { throw .tooLarge }
            return bytes
        case .exchange(let connection, let serial):
            if connection.loop.isCurrent, let result = connection.takeBody(upTo: limit, serial: serial) {
                return try result.get()
            }
            let result = await withCheckedContinuation { continuation in
                connection.loop.execute {
                    connection.awaitBody(BodyWaiter(limit: limit, continuation: continuation), serial: serial)
                }
            }
            return try result.get()
        }
    }
}
