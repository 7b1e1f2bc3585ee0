import HTTPServing
import HTTPTestSupport
import Testing

@Suite("Request bodies over a socket")
struct BodyTests {
    private static let expecting = "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "

    @Test("100 is sent when the handler asks for a body that has not arrived")
    func expectation() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("\(Self.expecting)3\r\n\r\n")
        let interim = try client.readResponse()
        try client.send("abc")
        let final = try client.readResponse()

        #expect(interim?.status == 100)
        #expect(final?.text == "abc")
    }

    @Test("no 100 when the body is there, too large, not wanted, or HTTP/1.0")
    func noExpectation() throws {
        let server = try RunningServer()

        let sent = try server.exchange("\(Self.expecting)3\r\n\r\nabc")
        let tooLarge = try server.exchange("\(Self.expecting)1001\r\n\r\n")
        let unwanted = try server.exchange("\(Self.expecting.replacing("/echo", with: "/ignore"))3\r\n\r\n")
        let old = try server.exchange("\(Self.expecting.replacing("HTTP/1.1", with: "HTTP/1.0"))3\r\n\r\nabc")

        #expect(sent.hasPrefix("HTTP/1.1 200"))
        #expect(tooLarge.hasPrefix("HTTP/1.1 413"))
        #expect(tooLarge.contains("Connection: close"))
        #expect(unwanted.hasPrefix("HTTP/1.1 401"))
        #expect(unwanted.contains("Connection: close"))
        #expect(old.hasPrefix("HTTP/1.1 200"))
    }

    @Test(
        "a body over the handler's limit is refused, however it is framed",
        arguments: [
            "Content-Length: 1001\r\n\r\n", "Content-Length: 9223372036854775807\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n3E9\r\n", "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\na",
        ])
    func tooLarge(_ body: String) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("POST /echo HTTP/1.1\r\nHost: x\r\n\(body)")

        #expect(try client.readResponse()?.status == 413)
    }

    @Test("a body that nobody reads is dropped if it is small, and the connection lives on")
    func discarded() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        let refused = try client.readResponse()
        try client.send([UInt8](repeating: 0x61, count: 100_000))
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(refused?.status == 401)
        #expect(refused?.values("Connection") == [])
        #expect(try client.readResponse()?.text == "hello")
    }

    @Test("the answer reaches a peer that goes on sending a body too large to drop")
    func lingering() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n")
        try client.send([UInt8](repeating: 0x61, count: 1_000_000))
        let response = try client.readResponse()

        #expect(response?.status == 401)
        #expect(response?.values("Connection") == ["close"])
    }

    @Test("malformed chunks are told to the handler, and end the connection")
    func malformed() throws {
        let server = try RunningServer()

        let answer = try server.exchange(
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\nGET /text HTTP/1.1\r\nHost: x\r\n\r\n"
        )

        #expect(answer.hasPrefix("HTTP/1.1 400"))
        #expect(answer.hasSuffix("malformed"))
        #expect(answer.components(of: "HTTP/1.1") == 1)
    }

    @Test(
        "a body that ends early is never complete",
        arguments: [
            "Content-Length: 5\r\n\r\nab", "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
        ])
    func incomplete(_ body: String) throws {
        let server = try RunningServer()

        let answer = try server.exchange("POST /echo HTTP/1.1\r\nHost: x\r\n\(body)")

        #expect(answer.hasPrefix("HTTP/1.1 400"))
        #expect(answer.hasSuffix("aborted"))
        #expect(server.isEmptied())
    }
}
