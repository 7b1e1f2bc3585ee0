import HTTPCodec
import HTTPTypes
import Testing

/// RFC 9112 §9 and RFC 9110 §7.6.1, §10.1.1: what a head says about the connection.
@Suite("RFC 9112 §9 persistence and expectations")
struct PersistenceTests {
    @Test(
        "§9.3 HTTP/1.1 goes on unless it says close; HTTP/1.0 ends unless it says keep-alive and not close",
        arguments: [
            ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
            ("HTTP/1.1", "connection: CLOSE\r\n", false), ("HTTP/1.1", "Connection: keep-alive, Close\r\n", false),
            ("HTTP/1.1", "Connection: x,,close ,y\r\n", false),
            ("HTTP/1.1", "Connection: x\r\nConnection: close\r\n", false),
            ("HTTP/1.1", "Connection: closed\r\n", true), ("HTTP/1.1", "Connection: \"close\"\r\n", true),
            ("HTTP/1.1", "Connection: x close\r\n", true), ("HTTP/1.1", "Connection:\r\n", true),
            ("HTTP/1.1", "Proxy-Connection: close\r\n", true), ("HTTP/1.0", "", false),
            ("HTTP/1.0", "Connection: keep-alive\r\n", true), ("HTTP/1.0", "Connection: x, Keep-Alive\r\n", true),
            ("HTTP/1.0", "Connection: x\r\nConnection: keep-alive\r\n", true),
            ("HTTP/1.0", "Connection: keep-alive, close\r\n", false),
            ("HTTP/1.0", "Connection: close\r\nConnection: keep-alive\r\n", false),
            ("HTTP/1.0", "Keep-Alive: timeout=5\r\n", false), ("HTTP/1.0", "Proxy-Connection: keep-alive\r\n", false),
        ])
    func persistence(version: String, fields: String, goesOn: Bool) {
        let text = "GET / \(version)\r\nHost: h\r\n\(fields)\r\n"

        (goesOn ? ReadingCheck.taken(text, "GET h /") : .last(text, "GET h /")).run()
    }

    @Test(
        "§10.1.1 (RFC 9110) 100-continue is known in any case, any other expectation is 417",
        arguments: [
            ("100-continue", nil), ("100-Continue", nil), ("100-continue, 100-continue", nil), (",100-continue,", nil),
            ("", nil), ("x", .expectation), ("100-continue, x", .expectation), ("100-continue;a=b", .expectation),
            ("100-continue=1", .expectation), ("\"100-continue\"", .expectation), ("100 continue", .expectation),
            ("200-ok", .expectation),
        ] as [(String, Refusal.Reason?)])
    func expectation(value: String, refusal: Refusal.Reason?) {
        let text = "POST / HTTP/1.1\r\nHost: h\r\nExpect: \(value)\r\nContent-Length: 1\r\n\r\na"

        (refusal.map { ReadingCheck.refused(text, $0) } ?? .taken(text, "POST h / <a>")).run()
    }

    @Test(
        "§10.1.1 (RFC 9110) 100 is owed for a body that HTTP/1.1 holds back, never in HTTP/1.0",
        arguments: [
            ("HTTP/1.1", "Content-Length: 1\r\n", true), ("HTTP/1.1", "Transfer-Encoding: chunked\r\n", true),
            ("HTTP/1.1", "", false), ("HTTP/1.1", "Content-Length: 0\r\n", false),
            ("HTTP/1.0", "Content-Length: 1\r\n", false),
        ])
    func interim(version: String, fields: String, isOwed: Bool) throws {
        let text = "POST / \(version)\r\nHost: h\r\nExpect: 100-continue\r\n\(fields)\r\n"

        #expect(try HeadParsing.whole(text).head?.expectsContinue == isOwed)
    }

    @Test("§10.1.1 (RFC 9110) HTTP/1.0 has no expectations at all")
    func oldExpectation() {
        ReadingCheck.last("GET / HTTP/1.0\r\nExpect: x\r\n\r\n", "GET - /").run()
    }

    @Test(
        "§9.3.2 (RFC 9110) a refused HEAD is known as one, wherever its fault lies",
        arguments: [
            ("HEAD / HTTP/1.1\r\n\r\n", true), ("HEAD / HTTP/1.1\r\nHost: h\r\nX : y\r\n", true),
            ("HEAD / HTTP/2.0\r\n", true), ("HEAD a HTTP/1.1\r\n", true), ("\r\nHEAD / HTTP/1.1\r\n\r\n", true),
            ("HEAD /\(String(repeating: "a", count: 9_000))", true), ("GET / HTTP/1.1\r\n\r\n", false),
            ("HEADS / HTTP/1.1\r\n", false), ("HEA", false), ("GET / HTTP/2.0\r\n", false),
        ])
    func refusedHead(text: String, isHead: Bool) {
        let bytes = Array(text.utf8)

        for cut in [0, 1, 4, 5, bytes.count / 2, bytes.count - 1] where cut < bytes.count {
            var parser = RequestHeadParser()
            var rest = bytes
            do throws(Refusal) {
                let consumed = try parser.parse(Array(bytes[..<cut]).span).consumed
                rest.removeFirst(consumed)
                _ = try parser.parse(rest.span)
            } catch {
                // What counts is what the parser knows by then.
            }
            #expect(parser.isHead == isHead, "cut at \(cut)")
        }
    }

    @Test("§9.3.2 (RFC 9110) what is known of a HEAD does not outlive it")
    func afterHead() throws {
        var parser = RequestHeadParser()

        let head = try parser.parse(Array("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n".utf8).span).head

        #expect(head?.method == .head)
        #expect(!parser.isHead)
    }
}
