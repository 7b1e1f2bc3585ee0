import HTTPServing
import HTTPTestSupport
import Testing

@Suite("Request bodies taken piece by piece")
struct BodyPieceTests {
    private static let head = "POST /pieces HTTP/1.1\r\nHost: x\r\n"

    @Test(
        "a body comes whole and in order, however it is framed, and the connection lives on",
        arguments: [
            ("Content-Length: 0\r\n\r\n", "0 in 0"), ("Content-Length: 3\r\n\r\nabc", "3 in 1"), ("\r\n", "0 in 0"),
            ("Content-Length: 1000\r\n\r\n\(String(repeating: "a", count: 1000))", "1000 in 1"),
            ("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", "3 in 1"),
        ])
    func framed(_ body: String, _ expected: String) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(Self.head + body)
        let answer = try client.readResponse()
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer?.text == expected)
        #expect(try client.readResponse()?.text == "hello")
    }

    @Test("a body far beyond what may be held of bodies is taken, since nothing of it is held")
    func long() throws {
        let server = try RunningServer { $0.limits.arrivingBodies = 65_536 }
        let client = try server.client()

        try client.send("\(Self.head)Content-Length: 4000000\r\n\r\n")
        for _ in 0..<40 { try client.send([UInt8](repeating: 0x61, count: 100_000)) }

        #expect(try client.readResponse()?.text == "4000000 in many")
    }

    @Test("100 is sent when the first piece is asked for")
    func expectation() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("\(Self.head)Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        let interim = try client.readResponse()
        try client.send("abc")

        #expect(interim?.status == 100)
        #expect(try client.readResponse()?.text == "3 in 1")
    }

    @Test(
        "a body that breaks off or is malformed is never at its end",
        arguments: [
            ("Content-Length: 5\r\n\r\nab", "aborted"), ("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", "aborted"),
            ("Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", "malformed"),
        ])
    func broken(_ body: String, _ reason: String) throws {
        let server = try RunningServer()

        let answer = try server.exchange(Self.head + body)

        #expect(answer.hasPrefix("HTTP/1.1 400"))
        #expect(answer.hasSuffix(reason))
        #expect(server.isEmptied())
    }
}
