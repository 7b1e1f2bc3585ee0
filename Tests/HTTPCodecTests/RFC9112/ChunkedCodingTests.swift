import HTTPCodec
import Testing

/// RFC 9112 §7: chunked bodies.
@Suite("RFC 9112 §7 chunked coding")
struct ChunkedCodingTests {
    private static let start = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test(
        "§7.1 chunks are sizes in hexadecimal, each with its data and CR LF",
        arguments: [
            ("0\r\n\r\n", ""), ("00000\r\n\r\n", ""), ("3\r\nabc\r\n0\r\n\r\n", " <abc>"),
            ("0003\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", " <abcde>"), ("A\r\n0123456789\r\n0\r\n\r\n", " <0123456789>"),
            ("a\r\n0123456789\r\n0\r\n\r\n", " <0123456789>"), ("2\r\n\r\n\r\n0\r\n\r\n", " <\r\n>"),
            ("5\r\n0\r\n\r\n\r\n0\r\n\r\n", " <0\r\n\r\n>"), ("0000000000000001\r\na\r\n0\r\n\r\n", " <a>"),
        ])
    func chunks(body: String, content: String) {
        ReadingCheck.taken(Self.start + body, "POST h /\(content)").run()
    }

    @Test(
        "§7.1 sizes and line ends that are none are 400",
        arguments: [
            "x\r\n", "-1\r\na\r\n", "+1\r\na\r\n", "0x1\r\na\r\n", " 1\r\na\r\n", "1 \r\na\r\n", "\r\n", "1h\r\na\r\n",
            "１\r\na\r\n", "1,1\r\na\r\n", "1.0\r\na\r\n", "1\na\r\n", "1\ra\r\n", "1\r\na\n", "1\r\na\r", "1\r\nab\r\n",
            "1\r\na0\r\n\r\n", "2\r\na\r\n0\r\n\r\n", "1\r\n\r\n0\r\n\r\n", "1\u{0}\r\na\r\n", "0\n\r\n", "0\r\n\n",
            "00000000000000001\r\na\r\n",
        ])
    func malformed(body: String) {
        let text = Self.start + body
        let isCut = body == "1\r\na\r"

        if isCut { ReadingCheck.incomplete(text).run() } else { ReadingCheck.refused(text + "XX", .body).run() }
    }

    @Test(
        "§7.1 a size that no number holds is 400, never one that has run over",
        arguments: [
            "8000000000000000", "FFFFFFFFFFFFFFFF", "10000000000000001", "100000000000000000000000000000001",
            "ffffffffffffffffffffffffffffffff",
        ])
    func huge(size: String) {
        ReadingCheck.refused("\(Self.start)\(size)\r\na\r\n0\r\n\r\n", .body).run()
    }

    @Test(
        "§7.1.1 extensions are read by their grammar and ignored",
        arguments: [
            ";a", ";a=b", ";a=\"b\"", ";a=\"b;c\"", ";a=\"\"", ";a=\"\\\"\"", ";a=\"\\\\\"", " ; a = b",
            ";a;b=c;d=\"e\"",
            "\t;\ta\t=\tb", ";a=\"x\u{e9}\"",
        ])
    func extensions(text: String) {
        ReadingCheck.taken("\(Self.start)1\(text)\r\na\r\n0\(text)\r\n\r\n", "POST h / <a>").run()
    }

    @Test(
        "§7.1.1 extensions outside of it are 400",
        arguments: [
            ";", "; ", ";=b", ";a=", ";a=b c", ";a=\"b", ";a=b\"", ";a=\"b\"c", ";a=\"\\\"", ";;a", ";a,b", " a",
            ";a\u{0}",
            ";a=\"\u{1}\"", ";a=\"\r\"", ";a=\"\n\"", ";a\u{b}=b", ";é",
        ])
    func badExtensions(text: String) {
        ReadingCheck.refused("\(Self.start)1\(text)\r\na\r\n0\r\n\r\n", .body).run()
    }

    @Test("§7.1.1 the length of extensions is limited however they arrive")
    func extensionLimit() {
        let limits = ChunkLimits(line: 12, trailers: 16)
        let fits = Array("\(Self.start)1;a=345678\r\na\r\n0\r\n\r\n".utf8)
        let exceeds = Array("\(Self.start)1;a=3456789\r\na\r\n0\r\n\r\n".utf8)

        ReadingCheck(fits, ["POST h / <a>"], .open, chunks: limits).run()
        ReadingCheck(exceeds, [], .refused(.body), chunks: limits).run()
    }

    @Test(
        "§7.1.2 trailers are read and dropped, those of framing and routing too",
        arguments: [
            "X: y\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Host: evil\r\n",
            "X: 1\r\nX: 2\r\n", "X:\r\n", "Connection: close\r\n", "Expect: 100-continue\r\n",
        ])
    func trailers(lines: String) {
        ReadingCheck.taken("\(Self.start)1\r\na\r\n0\r\n\(lines)\r\n", "POST h / <a>").run()
    }

    @Test(
        "§7.1.2 trailers that are no fields are 400",
        arguments: [
            ("X : y\r\n", .fieldLine), (" X: y\r\n", .fieldLine), ("X: y\r\n z\r\n", .fieldLine), ("X\r\n", .fieldLine),
            ("X: a\u{0}\r\n", .fieldLine), ("X: a\rb\r\n", .fieldLine), ("GET / HTTP/1.1\r\n", .fieldLine),
            ("X: y\n", .body), (": y\r\n", .fieldLine),
        ] as [(String, Refusal.Reason)])
    func badTrailers(lines: String, reason: Refusal.Reason) {
        ReadingCheck.refused("\(Self.start)0\r\n\(lines)\r\n", reason).run()
    }

    @Test("§7.1.2 the size of trailers is limited however they arrive")
    func trailerLimit() {
        let limits = ChunkLimits(line: 16, trailers: 12)
        let fits = Array("\(Self.start)0\r\nX: 34567\r\n\r\n".utf8)
        let exceeds = Array("\(Self.start)0\r\nX: 3\r\nY: 9012\r\n\r\n".utf8)

        ReadingCheck(fits, ["POST h /"], .open, chunks: limits).run()
        ReadingCheck(exceeds, [], .refused(.fieldSection), chunks: limits).run()
    }
}
