import HTTPCodec
import HTTPTypes
import Testing

@Suite("Response encoder")
struct ResponseEncoderTests {
    private let date = HTTPDate.bytes(secondsSince1970: 784_111_777)

    private func encode(
        _ status: HTTPResponse.Status, _ fields: ResponseFields = [:], framing: ResponseFraming = .length(5),
        connection: ResponseEncoder.Connection = .unsaid, serverName: String? = nil
    ) throws -> String {
        var output: [UInt8] = []
        try ResponseEncoder(serverName: serverName).encodeHead(
            status: status, fields: fields, framing: framing, connection: connection, date: date, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("a head has its status line, fields, date and length")
    func head() throws {
        let text = try encode(.ok, [.contentType: "text/plain", .eTag: "\"1\""])

        #expect(
            text == """
                HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: "1"\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\
                Content-Length: 5\r\n\r\n
                """)
    }

    @Test(
        "the framing is said",
        arguments: [
            (.none, ""), (.untilClose, ""), (.length(0), "Content-Length: 0\r\n"),
            (.length(1_234_567), "Content-Length: 1234567\r\n"), (.chunked, "Transfer-Encoding: chunked\r\n"),
        ] as [(ResponseFraming, String)])
    func framing(_ framing: ResponseFraming, _ expected: String) throws {
        #expect(try encode(204, framing: framing).hasSuffix("GMT\r\n\(expected)\r\n"))
    }

    @Test("connection and server name are said when wanted")
    func options() throws {
        #expect(try encode(.ok, connection: .close).contains("\r\nConnection: close\r\n"))
        #expect(try encode(.ok, connection: .keepAlive).contains("\r\nConnection: keep-alive\r\n"))
        #expect(try encode(.ok, serverName: "a").contains("\r\nServer: a\r\n"))
        #expect(try !encode(.ok).contains("Server"))
        #expect(try !encode(.ok, serverName: "a\r\nb").contains("Server"))
    }

    @Test("fields that are the server's own are left out")
    func ownFields() throws {
        let fields: ResponseFields = [
            .contentLength: "99", .transferEncoding: "chunked", .connection: "x", .date: "y", .server: "z",
            .upgrade: "u",
        ]

        #expect(
            try encode(.ok, fields)
                == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 5\r\n\r\n")
    }

    @Test("a status that is not final is refused", arguments: [0, 100, 101, 199, 600, 999])
    func status(_ code: Int) {
        #expect(throws: ResponseEncoder.InvalidResponse.self) { try encode(.init(code: code)) }
    }

    @Test(
        "a value with control bytes spoils the response and leaves nothing behind, so that none can be split",
        arguments: ["a\u{1}", "\u{B}", "\u{1F}b", "\u{7F}", "/a\r\nX-Evil: 1\r\n\r\n", "a\nb", "a\rb", "\u{0}"])
    func control(_ value: String) throws {
        var fields: ResponseFields = [.contentType: "text/plain"]
        fields[.location] = value
        var output = Array("before".utf8)

        #expect(throws: ResponseEncoder.InvalidResponse.self) {
            try ResponseEncoder().encodeHead(
                status: .ok, fields: fields, framing: .none, connection: .unsaid, date: date, into: &output)
        }
        #expect(output == Array("before".utf8))
    }

    @Test("fields are read, replaced and removed by name, and added beside others")
    func fields() throws {
        var fields: ResponseFields = [.eTag: "\"1\"", .vary: "Accept", .cacheControl: ""]

        fields[.eTag] = "\"2\""
        fields.append(.vary, "Origin")

        #expect(fields[.eTag] == "\"2\"")
        #expect(fields[.cacheControl] == "")
        #expect(fields[.vary] == "Accept")
        #expect(fields[.location] == nil)
        fields[.vary] = nil
        #expect(try encode(.ok, fields).hasPrefix("HTTP/1.1 200 OK\r\nCache-Control: \r\nETag: \"2\"\r\nDate: "))
    }

    @Test("sets of fields are joined, a spoilt one spoils the whole")
    func joined() throws {
        var fields: ResponseFields = [.contentType: "text/plain"]

        fields.append([.eTag: "\"1\"", .connection: "close"])

        #expect(fields[.contentType] == "text/plain")
        #expect(fields[.eTag] == "\"1\"")
        #expect(fields.saysClose)
        #expect(fields.isValid)
        fields.append([.location: "\r\n"])
        #expect(!fields.isValid)
    }

    @Test(
        "of a handler's Connection only the wish to close is kept",
        arguments: [("close", true), ("x, CLOSE", true), ("x", false)])
    func connection(_ value: String, _ isClose: Bool) throws {
        let fields: ResponseFields = [.connection: value]

        #expect(fields.saysClose == isClose)
        #expect(try !encode(.ok, fields).contains("Connection"))
    }

    @Test("chunks are written, an empty one is not")
    func chunks() {
        var output: [UInt8] = []

        ChunkEncoder.append([UInt8](repeating: 0x61, count: 26), to: &output)
        ChunkEncoder.append([], to: &output)
        ChunkEncoder.appendEnd(to: &output)

        #expect(String(decoding: output, as: UTF8.self) == "1a\r\n\(String(repeating: "a", count: 26))\r\n0\r\n\r\n")
    }

    @Test(
        "dates are IMF-fixdate",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"), (-5, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ])
    func dates(_ seconds: Int, _ expected: String) {
        #expect(String(decoding: HTTPDate.bytes(secondsSince1970: seconds), as: UTF8.self) == expected)
    }
}
