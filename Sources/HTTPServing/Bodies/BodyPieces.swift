/// The body of a request piece by piece: for what is too long to be held.
///
/// The peer is slowed down to the pace of the handler: what it does not ask for stays in the socket.
package struct BodyPieces: Sendable {
    private var source: RequestBody.Source
    private let size: Int

    init(of source: RequestBody.Source, size: Int) {
        self.source = source
        self.size = max(1, size)
    }

    /// The next bytes, waited for if need be: about as many as a piece is to have, fewer at the end; nil behind it.
    ///
    /// - Throws: `.malformed`, `.aborted`.
    package mutating func next() async throws(BodyError) -> [UInt8]? {
        switch source {
        case .bytes(let bytes):
            source = .bytes(Array(bytes.dropFirst(size)))
            return bytes.isEmpty ? nil : Array(bytes.prefix(size))
        case .exchange(let connection, let serial):
            var piece = try await connection.body(.piece, serial: serial)
            while !piece.isEmpty, piece.count < size {
                let more = try await connection.body(.piece, serial: serial)
                guard !more.isEmpty else { break }
                piece += more
            }
            return piece.isEmpty ? nil : piece
        }
    }
}
