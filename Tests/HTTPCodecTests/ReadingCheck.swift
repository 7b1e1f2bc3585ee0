import HTTPCodec
import Testing

/// Bytes and what a server must make of them, whichever way they arrive.
struct ReadingCheck: Sendable, CustomTestStringConvertible {
    /// The request that comes behind.
    private static let next = "GET /next HTTP/1.1\r\nHost: n\r\n\r\n"
    private static let nextText = "GET n /next"

    let bytes: [UInt8]
    let requests: [String]
    let end: PeerReading.End
    let head: HeadLimits
    let chunks: ChunkLimits

    /// Bytes that are one or more requests.
    static func taken(_ text: String, _ requests: String...) -> ReadingCheck {
        ReadingCheck(Array(text.utf8), requests, .open)
    }

    /// Bytes whose last request ends the connection.
    static func last(_ text: String, _ requests: String...) -> ReadingCheck {
        ReadingCheck(Array(text.utf8), requests, .closed)
    }

    /// Bytes that are no request.
    static func refused(_ text: String, _ reason: Refusal.Reason) -> ReadingCheck {
        ReadingCheck(Array(text.utf8), [], .refused(reason))
    }

    /// Bytes to be continued.
    static func incomplete(_ text: String) -> ReadingCheck {
        ReadingCheck(Array(text.utf8), [], .incomplete)
    }

    init(
        _ bytes: [UInt8], _ requests: [String], _ end: PeerReading.End, head: HeadLimits = HeadLimits(),
        chunks: ChunkLimits = ChunkLimits()
    ) {
        self.bytes = bytes
        self.requests = requests
        self.end = end
        self.head = head
        self.chunks = chunks
    }

    var testDescription: String {
        let text = String(decoding: bytes.prefix(160), as: UTF8.self).debugDescription
        return "\(text) → \(requests), \(end)"
    }

    /// Reads the bytes whole, split at every byte, byte by byte, and with the next request behind them.
    func run(_ location: SourceLocation = #_sourceLocation) {
        let whole = read([bytes])
        #expect(whole.requests == requests, sourceLocation: location)
        #expect(whole.end == end, sourceLocation: location)
        for cut in bytes.indices.dropFirst() {
            let split = read([Array(bytes[..<cut]), Array(bytes[cut...])])
            #expect(split == whole, "cut at \(cut)", sourceLocation: location)
        }
        #expect(read(bytes.map { [$0] }) == whole, "byte by byte", sourceLocation: location)
        guard end != .incomplete else { return }
        let more = bytes + Array(Self.next.utf8)
        let expected = end == .open ? requests + [Self.nextText] : requests
        for pieces in [[more], [bytes, Array(Self.next.utf8)], more.map { [$0] }] {
            let followed = read(pieces)
            #expect(followed.requests == expected, "with more behind", sourceLocation: location)
            #expect(followed.end == end, "with more behind", sourceLocation: location)
        }
    }

    private func read(_ pieces: [[UInt8]]) -> PeerReading {
        PeerReading(pieces, head: head, chunks: chunks)
    }
}
