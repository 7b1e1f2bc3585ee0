import HTTPCodec
import Testing

@Suite("Body decoder")
struct BodyDecoderTests {
    /// Decodes bytes cut into pieces of a size: the body, what was left, and whether it is complete.
    private func decode(
        _ bytes: [UInt8], framing: BodyFraming, pieces size: Int = .max, limits: ChunkLimits = ChunkLimits()
    ) throws(Refusal) -> (body: String, rest: String, isComplete: Bool) {
        var decoder = BodyDecoder(framing: framing, limits: limits)
        var body: [UInt8] = []
        var start = 0
        while start < bytes.count, !decoder.isComplete {
            let end = size < bytes.count - start ? start + size : bytes.count
            start += try decoder.decode(Array(bytes[start..<end]).span, into: &body)
        }
        return (
            String(decoding: body, as: UTF8.self), String(decoding: bytes[start...], as: UTF8.self), decoder.isComplete
        )
    }

    private func refusal(_ text: String, limits: ChunkLimits = ChunkLimits()) -> Refusal.Reason? {
        do throws(Refusal) {
            _ = try decode(Array(text.utf8), framing: .chunked, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("a body of known length ends there", arguments: [1, 2, 3, 100])
    func length(pieces: Int) throws {
        let (body, rest, isComplete) = try decode(Array("abcdefGET".utf8), framing: .length(6), pieces: pieces)

        #expect(body == "abcdef")
        #expect(rest == "GET")
        #expect(isComplete)
    }

    @Test("no framing is no body")
    func none() throws {
        #expect(BodyDecoder(framing: .none).isComplete)
        #expect(BodyDecoder(framing: .length(0)).isComplete)
    }

    @Test("chunks are joined, extensions and trailers dropped, however they arrive", arguments: [1, 2, 3, 5, 7, 100])
    func chunks(pieces: Int) throws {
        let text = "3\r\nabc\r\n0A ; a = \"q\\\"\";b\r\n0123456789\r\n00;x\r\nX-T: 1\r\nContent-Length: 5\r\n\r\nGET"

        let (body, rest, isComplete) = try decode(Array(text.utf8), framing: .chunked, pieces: pieces)

        #expect(body == "abc0123456789")
        #expect(rest == "GET")
        #expect(isComplete)
    }

    @Test(
        "malformed chunks are refused",
        arguments: [
            "\r\n", "g\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", " 1\r\n", "1 \r\n", "1;\r\n", "1;=\r\n", "1;a=\r\n",
            "1;a=\"\r\n",
            "1;a=\"\\\r\n", "1;a b\r\n", "1;a=b c\r\n", "1\n", "1\ra\r\n", "1\r\nab\r\n", "1\r\na\n", "1\r\na\r\r",
            "1\r\naX",
            "00000000000000001\r\n", "8000000000000000\r\n", "FFFFFFFFFFFFFFFF\r\n", "1;a\u{0}\r\n",
            "5\r\nabcde\r\n7FFFFFFFFFFFFFFF\r\n",
        ])
    func malformed(_ text: String) {
        #expect(refusal(text) == .body)
    }

    @Test(
        "malformed trailers are refused",
        arguments: [
            ("0\r\nA : 1\r\n", .fieldLine), ("0\r\n folded\r\n", .fieldLine), ("0\r\nA: 1\n", .body),
            ("0\r\n\n", .body),
        ] as [(String, Refusal.Reason)])
    func trailers(_ text: String, _ reason: Refusal.Reason) {
        #expect(refusal(text) == reason)
    }

    @Test("lines around the data are bounded")
    func limits() {
        let limits = ChunkLimits(line: 16, trailers: 16)

        #expect(refusal("1;" + String(repeating: "a", count: 12) + "\r\na", limits: limits) == nil)
        #expect(refusal("1;" + String(repeating: "a", count: 20), limits: limits) == .body)
        #expect(refusal("0\r\nA: 1\r\nB: 2\r\nC: 3\r\n", limits: limits) == .fieldSection)
        #expect(refusal("0\r\nA: " + String(repeating: "a", count: 20), limits: limits) == .fieldSection)
    }

    @Test("what is announced and what remains is known early")
    func announced() throws {
        var chunked = BodyDecoder(framing: .chunked)
        var body: [UInt8] = []
        _ = try chunked.decode(Array("2\r\nab\r\nFF\r\na".utf8).span, into: &body)

        #expect(chunked.announced == 257)
        #expect(chunked.remaining == nil)
        #expect(BodyDecoder(framing: .length(9)).announced == 9)
        #expect(BodyDecoder(framing: .length(9)).remaining == 9)
    }

    @Test("an unfinished body is not complete")
    func unfinished() throws {
        #expect(try decode(Array("abc".utf8), framing: .length(4)).isComplete == false)
        #expect(try decode(Array("1\r\na\r\n0\r\n".utf8), framing: .chunked).isComplete == false)
    }
}
