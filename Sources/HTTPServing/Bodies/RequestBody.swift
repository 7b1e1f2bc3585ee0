/// The body of a request, read when a handler asks for it.
package struct RequestBody: Sendable {
    enum Source: Sendable {
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
            return try await connection.body(.whole(limit: limit), serial: serial)
        }
    }

    /// The body in pieces of about so many bytes, each read when it is asked for; it is of any length.
    ///
    /// To be asked for once, and instead of `bytes(upTo:)`.
    package func pieces(of size: Int) -> BodyPieces { BodyPieces(of: source, size: size) }
}
