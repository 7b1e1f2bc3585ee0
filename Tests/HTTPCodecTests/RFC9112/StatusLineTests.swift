import HTTPCodec
import HTTPTypes
import Testing

/// RFC 9112 §4 and §6.1: what heads of responses look like.
@Suite("RFC 9112 §4 status lines")
struct StatusLineTests {
    private func head(_ status: HTTPResponse.Status, _ fields: ResponseFields = [:]) throws -> String {
        var output: [UInt8] = []
        try ResponseEncoder().encodeHead(
            status: status, fields: fields, framing: .length(0), connection: .unsaid,
            date: HTTPDate.bytes(secondsSince1970: 0), into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        "§4 version, code of three digits and phrase, each behind one space, the last one also before no phrase",
        arguments: [(200, "OK"), (404, "Not Found"), (421, "Misdirected Request"), (299, ""), (599, "")])
    func line(code: Int, phrase: String) throws {
        #expect(try head(.init(code: code)).hasPrefix("HTTP/1.1 \(code) \(phrase)\r\n"))
    }

    @Test("§4 a handler's own phrase is not sent", arguments: ["Fine", "a\r\nX-Evil: 1", ""])
    func phrase(text: String) throws {
        #expect(try head(.init(code: 200, reasonPhrase: text)).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("§5 each field is a line of its own: name, colon, one space, value")
    func fields() throws {
        let text = try head(.ok, [.accept: "a", .vary: "b", .vary: "c"])

        #expect(text.contains("\r\nAccept: a\r\nVary: b\r\nVary: c\r\n"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(
        "§6.1 a handler does not frame its response, nor speak for the connection",
        arguments: [
            "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "Trailer", "Date", "Server",
        ])
    func framing(name: String) throws {
        let field = try #require(HTTPField.Name(name))
        let own = try head(.ok)

        #expect(try head(.ok, [field: "x"]) == own)
    }
}
