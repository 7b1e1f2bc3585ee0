/// Takes the bytes of a streamed response body.
package struct ResponseStream: Sendable {
    /// Why nothing more can be written.
    package enum WriteError: Error, Sendable, Hashable {
        /// The peer is gone, or the server is stopping.
        case closed
        /// The body would become longer than its response said.
        case tooLong
    }

    typealias Continuation = CheckedContinuation<Result<Void, WriteError>, Never>

    let connection: Connection
    let serial: UInt64

    /// Sends bytes, and suspends while more than the high-water mark waits for the peer.
    ///
    /// So a slow peer slows its producer, and at most one write lies beyond the mark. Not to be called from two tasks
    /// at once: the order of their bytes would be open.
    package func write(_ bytes: [UInt8]) async throws(WriteError) {
        let connection = connection
        let serial = serial
        if connection.loop.isCurrent {
            guard try !connection.write(bytes, serial: serial).get() else { return }
            return try await wait { connection.awaitRoom($0, serial: serial) }
        }
        try await wait { continuation in
            switch connection.write(bytes, serial: serial) {
            case .success(true): continuation.resume(returning: .success(()))
            case .success(false): connection.awaitRoom(continuation, serial: serial)
            case .failure(let error): continuation.resume(returning: .failure(error))
            }
        }
    }

    private func wait(_ start: @escaping @Sendable (Continuation) -> Void) async throws(WriteError) {
        let result = await withCheckedContinuation { (continuation: Continuation) in
            connection.loop.execute { start(continuation) }
        }
        try result.get()
    }
}
