import HTTPCodec
import HTTPTypes

/// What comes out of a peer's bytes when they are read as a connection does: head, body, next head; no I/O.
struct PeerReading: Hashable {
    /// How the reading ended.
    enum End: Hashable, Sendable {
        /// Between two requests.
        case open
        /// In the middle of a request, which is delivered to nobody.
        case incomplete
        /// After a request that said that it is the last.
        case closed
        /// The bytes are no request; nothing behind them is read.
        case refused(Refusal.Reason)
    }

    /// Each complete request as `METHOD host target <body>`, the body only where there is one.
    private(set) var requests: [String] = []
    private(set) var end = End.open

    private var parser: RequestHeadParser
    private let chunkLimits: ChunkLimits
    private var buffer: [UInt8] = []
    private var message: (head: RequestHead, decoder: BodyDecoder, body: [UInt8])?
    private var hasBegun = false

    init(_ pieces: [[UInt8]], head: HeadLimits = HeadLimits(), chunks: ChunkLimits = ChunkLimits()) {
        parser = RequestHeadParser(limits: head)
        chunkLimits = chunks
        for piece in pieces where end == .open {
            buffer += piece
            do throws(Refusal) { try readBuffer() } catch { end = .refused(error.reason) }
        }
        if end == .open, hasBegun || !buffer.isEmpty { end = .incomplete }
    }

    private mutating func readBuffer() throws(Refusal) {
        while end == .open {
            guard message == nil else {
                guard try readBody() else { return }
                continue
            }
            guard !buffer.isEmpty else { return }
            hasBegun = true
            let bytes = buffer
            let progress = try parser.parse(bytes.span)
            buffer.removeFirst(progress.consumed)
            guard let head = progress.head else { return }
            message = (head, BodyDecoder(framing: head.framing, limits: chunkLimits), [])
        }
    }

    /// Whether the body is complete.
    private mutating func readBody() throws(Refusal) -> Bool {
        guard var message else { return true }
        let used = try message.decoder.decode(buffer.span, into: &message.body)
        buffer.removeFirst(used)
        self.message = message
        guard message.decoder.isComplete else { return false }
        self.message = nil
        hasBegun = false
        requests.append(Self.text(message.head, message.body))
        if !message.head.keepsAlive { end = .closed }
        return true
    }

    private static func text(_ head: RequestHead, _ body: [UInt8]) -> String {
        let host = HTTPField.Name("Host").flatMap { head.fields[$0] } ?? "-"
        let query = head.target.query.map { "?\($0)" } ?? ""
        let content = body.isEmpty ? "" : " <\(String(decoding: body, as: UTF8.self))>"
        return "\(head.method.rawValue) \(host) \(head.target.path)\(query)\(content)"
    }

    static func == (left: PeerReading, right: PeerReading) -> Bool {
        left.requests == right.requests && left.end == right.end
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(requests)
        hasher.combine(end)
    }
}
