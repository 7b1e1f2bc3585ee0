import Glibc
import HTTPTestSupport
import ProcessTestSupport
import Testing

/// The example on HTTPServing alone, as a process.
@Suite("echo")
struct EchoTests {
    @Test("GET of any path answers OK, HEAD the same without a body")
    func get() async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answers = try ["/", "/any/path?with=query", "http://example.org/x"].map { try echo.send("GET", $0) }
            let head = try echo.send("HEAD", "/")

            for answer in answers {
                #expect(answer.status == 200 && answer.text == "OK")
                #expect(answer.values("Content-Type") == ["text/plain"])
            }
            #expect(head.status == 200)
            #expect(head.values("Content-Length") == ["2"])
            #expect(try echo.stop() == .exited(0))
        }
    }

    @Test("a body comes back with its content type, however it is framed and whatever the method and path")
    func bodies() async throws {
        try await onThread {
            let echo = try RunningEcho()

            let typed = try echo.send("POST", "/", fields: "Content-Type: application/json\r\n", body: "{\"a\":1}")
            let others = try ["PUT", "PATCH", "DELETE", "GET", "QUERY", "OPTIONS"].map {
                try echo.send($0, "/some/path", body: "hello").text
            }
            let chunked = try echo.send(
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nT: t\r\n\r\n"
            )

            #expect(typed.text == "{\"a\":1}")
            #expect(typed.values("Content-Type") == ["application/json"])
            #expect(others == Array(repeating: "hello", count: 6))
            #expect(chunked.text == "hello")
            #expect(chunked.values("Content-Type") == [])
            try echo.stop()
        }
    }

    @Test("a body of 1 MiB comes back, one byte more is 413, a broken one 400")
    func bodyLimits() async throws {
        try await onThread {
            let echo = try RunningEcho()
            let mebibyte = String(repeating: "a", count: 1_048_576)

            let whole = try echo.send("POST", "/", body: mebibyte)
            let tooLarge = try echo.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n")
            let broken = try echo.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n")

            #expect(whole.status == 200 && whole.body.count == 1_048_576)
            #expect(tooLarge.status == 413)
            #expect(broken.status == 400)
            try echo.stop()
        }
    }

    @Test("methods without a body are OK, OPTIONS tells what is allowed, and TRACE is not", arguments: ["/", "/x"])
    func methods(path: String) async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answers = try ["POST", "PUT", "PATCH", "DELETE", "QUERY"].map { try echo.send($0, path) }
            let options = try [path, "*"].map { try echo.send("OPTIONS", $0) }
            let trace = try echo.send("TRACE", path)

            #expect(answers.allSatisfy { $0.status == 200 && $0.text == "OK" })
            for answer in options + [trace] {
                #expect(answer.values("Allow") == ["GET, HEAD, POST, PUT, PATCH, DELETE, QUERY, OPTIONS"])
            }
            #expect(options.map(\.status) == [204, 204])
            #expect(trace.status == 405)
            try echo.stop()
        }
    }

    @Test("/echo lists the fields of a request, each line of its own", arguments: ["GET", "POST", "DELETE", "OPTIONS"])
    func fields(method: String) async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answer = try echo.send(
                method, "/echo?x=y", fields: "X-One: a\r\nAccept: */*\r\nX-One:  b, \u{E4} \r\nX-No:\r\n")

            #expect(answer.status == 200)
            let expected = ["accept: */*", "host: x", "x-no: ", "x-one: a", "x-one: b, \u{E4}"]
            #expect(answer.text.split(separator: "\n").map(Self.withLowerName).sorted() == expected)
            try echo.stop()
        }
    }

    @Test("/cookie lists the cookies of all Cookie fields in order")
    func cookies() async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answer = try echo.send(
                "GET", "/cookie", fields: "Cookie: a=1; b=\"2 3\";c=;;  d=e=f \t; g\r\nX: y\r\nCookie: a=4\r\n")
            let none = try echo.send("GET", "/cookie")

            #expect(answer.text == "a=1\nb=\"2 3\"\nc=\nd=e=f\na=4\n")
            #expect(none.status == 200 && none.text.isEmpty)
            try echo.stop()
        }
    }

    @Test("/health is what the product answers")
    func health() async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answer = try echo.send("GET", "/health")

            #expect(answer.status == 200)
            #expect(answer.text == "{\"status\":\"ok\"}")
            #expect(answer.values("Content-Type") == ["application/json"])
            #expect(answer.values("Cache-Control") == ["no-store"])
            try echo.stop()
        }
    }

    @Test("what is no request is refused")
    func refused() async throws {
        try await onThread {
            let echo = try RunningEcho()

            let answer = try echo.send("GET / HTTP/1.1\r\n\r\n")

            #expect(answer.status == 400)
            #expect(answer.values("Connection") == ["close"])
            try echo.stop()
        }
    }

    private static func withLowerName(_ line: Substring) -> String {
        let name = line.prefix { $0 != ":" }
        return name.lowercased() + line.dropFirst(name.count)
    }
}
