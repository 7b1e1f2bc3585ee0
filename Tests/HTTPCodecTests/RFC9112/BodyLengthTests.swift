import HTTPCodec
import Testing

/// RFC 9112 §6: how the end of a body is found, and every way in which lengths can disagree.
@Suite("RFC 9112 §6 body length")
struct BodyLengthTests {
    private static let start = "POST / HTTP/1.1\r\nHost: h\r\n"
    private static let chunked = "Transfer-Encoding: chunked\r\n"

    @Test(
        "§6.3 a request without Content-Length and Transfer-Encoding has no body, whatever its method",
        arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
    func none(method: String) {
        ReadingCheck.taken("\(method) / HTTP/1.1\r\nHost: h\r\n\r\n", "\(method) h /").run()
    }

    @Test(
        "§6.2 the body of any method is framed alike", arguments: ["GET", "HEAD", "DELETE", "OPTIONS", "POST"])
    func anyMethod(method: String) {
        let start = "\(method) / HTTP/1.1\r\nHost: h\r\n"

        ReadingCheck.taken("\(start)Content-Length: 3\r\n\r\nGET", "\(method) h / <GET>").run()
        ReadingCheck.taken("\(start)\(Self.chunked)\r\n3\r\nGET\r\n0\r\n\r\n", "\(method) h / <GET>").run()
    }

    @Test(
        "§6.2 Content-Length is digits, which may have zeros in front",
        arguments: [("0", ""), ("3", " <abc>"), ("03", " <abc>"), ("0000000000000000000000003", " <abc>")])
    func length(value: String, body: String) {
        let content = body.isEmpty ? "" : "abc"

        ReadingCheck.taken("\(Self.start)Content-Length:\t\(value) \r\n\r\n\(content)", "POST h /\(body)").run()
    }

    @Test(
        "§6.3 a Content-Length that is no number, or more than one, is 400",
        arguments: [
            "+3", "-3", "-0", "3 3", "3,3", "3, 3", "3,4", "0x3", "3.0", "3e0", "three", "", "\"3\"", "3;", "٣", "3\t4",
            "3\u{a0}", ",3", "3,", "1_0", "NaN",
        ])
    func badLength(value: String) {
        ReadingCheck.refused("\(Self.start)Content-Length: \(value)\r\n\r\nabc", .contentLength).run()
    }

    @Test(
        "§6.3 two Content-Lengths are 400, equal ones too", arguments: [("3", "3"), ("3", "4"), ("0", "3"), ("3", "")])
    func twice(first: String, second: String) {
        let fields = "Content-Length: \(first)\r\ncontent-length: \(second)\r\n"

        ReadingCheck.refused("\(Self.start)\(fields)\r\nabc", .contentLength).run()
    }

    @Test(
        "§6.2 a length too large for any body is 413, never one that has run over",
        arguments: [
            "9223372036854775808", "18446744073709551616", "18446744073709551619",
            "340282366920938463463374607431768211459",
        ])
    func huge(value: String) {
        ReadingCheck.refused("\(Self.start)Content-Length: \(value)\r\n\r\nabc", .length).run()
    }

    @Test(
        "§6.1 Content-Length together with Transfer-Encoding is 400, whichever comes first",
        arguments: [
            "Content-Length: 3\r\n\(chunked)", "\(chunked)Content-Length: 3\r\n", "Content-Length: 0\r\n\(chunked)",
            "\(chunked)X: y\r\nContent-Length: 0\r\n",
        ])
    func both(fields: String) {
        ReadingCheck.refused("\(Self.start)\(fields)\r\n0\r\n\r\n", .framing).run()
    }

    @Test("§6.1 chunked is taken in any case", arguments: ["chunked", "Chunked", "CHUNKED", "\tchunked "])
    func coding(value: String) {
        ReadingCheck.taken("\(Self.start)Transfer-Encoding:\(value)\r\n\r\n1\r\na\r\n0\r\n\r\n", "POST h / <a>").run()
    }

    @Test(
        "§6.1 a Transfer-Encoding other than chunked alone is 400, or 501 where another coding comes first",
        arguments: [
            ("identity", .transferEncoding), ("gzip", .transferEncoding), ("", .transferEncoding),
            ("chunked, chunked", .transferEncoding), ("chunked,gzip", .transferEncoding),
            ("chunked, identity", .transferEncoding), ("identity, chunked", .coding), ("gzip, chunked", .coding),
            ("deflate ,\tchunked", .coding), ("gzip, chunked, chunked", .transferEncoding),
            ("xchunked", .transferEncoding), ("chunkedx", .transferEncoding), ("chunk", .transferEncoding),
            ("\"chunked\"", .transferEncoding), ("'chunked'", .transferEncoding), ("chunked;a=b", .transferEncoding),
            ("chunked,", .transferEncoding), (",chunked", .transferEncoding), ("chun ked", .transferEncoding),
            ("chunked chunked", .transferEncoding), ("\u{b}chunked", .fieldLine), ("chunked\u{c}", .fieldLine),
            ("chunked\u{0}", .fieldLine), ("chun\u{212a}ed", .transferEncoding), ("chunked\u{a0}", .transferEncoding),
            ("\\chunked", .transferEncoding),
        ] as [(String, Refusal.Reason)])
    func codings(value: String, reason: Refusal.Reason) {
        ReadingCheck.refused("\(Self.start)Transfer-Encoding: \(value)\r\n\r\n0\r\n\r\n", reason).run()
    }

    @Test(
        "§6.1 Transfer-Encoding in two lines is refused",
        arguments: [
            "\(chunked)\(chunked)", "Transfer-Encoding: gzip\r\n\(chunked)",
            "\(chunked)Transfer-Encoding: identity\r\n",
            "\(chunked)transfer-encoding: x\r\n", "Transfer-Encoding:\r\n\(chunked)",
        ])
    func codingTwice(fields: String) {
        ReadingCheck.refused("\(Self.start)\(fields)\r\n0\r\n\r\n", .transferEncoding).run()
    }

    @Test(
        "§5 a name that only looks like one of framing is not taken for it",
        arguments: [
            ("Transfer-Encoding : chunked", .fieldLine), ("Transfer-Encoding\t: chunked", .fieldLine),
            (" Transfer-Encoding: chunked", .fieldLine), ("Transfer\u{2010}Encoding: chunked", .fieldLine),
            ("Content-Length : 3", .fieldLine), ("Content-Length\u{0}: 3", .fieldLine),
        ] as [(String, Refusal.Reason)])
    func lookalikes(line: String, reason: Refusal.Reason) {
        ReadingCheck.refused("\(Self.start)\(line)\r\n\r\nabc", reason).run()
    }

    @Test("§6.1 Transfer-Encoding in HTTP/1.0 is 400", arguments: [chunked, "Content-Length: 3\r\n\(chunked)"])
    func old(fields: String) {
        ReadingCheck.refused("POST / HTTP/1.0\r\nHost: h\r\n\(fields)\r\n0\r\n\r\n", .transferEncoding).run()
    }

    @Test(
        "§8 a message that ends early is never complete",
        arguments: [
            ReadingCheck.incomplete("\(start)Content-Length: 4\r\n\r\nabc"),
            .incomplete("\(start)Content-Length: 4\r\n"),
            .incomplete("\(start)\(chunked)\r\n"), .incomplete("\(start)\(chunked)\r\n3\r\nab"),
            .incomplete("\(start)\(chunked)\r\n3\r\nabc\r\n"), .incomplete("\(start)\(chunked)\r\n3\r\nabc\r\n0\r\n"),
            .incomplete("\(start)\(chunked)\r\n0\r\nX: y\r\n"), .incomplete("\(start)\(chunked)\r\n0\r\n\r"),
            .incomplete("GET / HTTP/1.1"), .incomplete(start), .incomplete("G"),
        ])
    func incomplete(check: ReadingCheck) { check.run() }
}
