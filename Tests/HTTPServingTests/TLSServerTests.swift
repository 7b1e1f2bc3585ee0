import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes
import ProcessTestSupport
import TLS
import TLSTestSupport
import Testing

/// The whole server behind TLS, asked by clients that others wrote.
@Suite("Server over TLS")
struct TLSServerTests {
    let certificate: TestCertificate
    let identity: TLSIdentity
    let server: RunningServer

    init() throws {
        let certificate = try TestCertificate()
        let identity = try TLSIdentity(certificateFile: certificate.certificateFile, keyFile: certificate.keyFile)
        self.certificate = certificate
        self.identity = identity
        server = try RunningServer { $0.tls = identity }
    }

    func curl(_ options: [String]) throws -> Tool {
        try Tool.run("curl", ["-sS", "--cacert", certificate.certificateFile] + options)
    }

    func url(_ path: String) -> String { "https://127.0.0.1:\(server.port)\(path)" }

    @Test("curl is served twice on one connection, in either version", arguments: ["1.2", "1.3"])
    func keepAlive(version: String) async throws {
        try await onThread {
            let client = try curl([
                "--tls-max", version, "-w", "/%{num_connects} ", url("/text"), url("/text"),
            ])

            #expect(client.text == "hello/1 hello/0 ")
            #expect(server.isEmptied())
            #expect(server.server.statistics.accepted == 1)
            #expect(server.server.statistics.failedHandshakes == 0)
            #expect(server.addresses.first?.description == "https://127.0.0.1:\(server.port)")
        }
    }

    @Test("RFC 9110 §7.4: an https target is at home here, and elsewhere misdirected")
    func absoluteTarget() async throws {
        try await onThread {
            let plain = try RunningServer()
            let target = ["--request-target", "https://example.org/text"]

            let here = try curl(target + ["-w", " %{http_code}", url("/")])
            let elsewhere = try plain.exchange("GET https://example.org/text HTTP/1.1\r\nHost: x\r\n\r\n")

            #expect(here.text == "hello 200")
            #expect(elsewhere.hasPrefix("HTTP/1.1 421 "))
        }
    }

    @Test("100 Continue is sent where the client waits for it")
    func expectation() async throws {
        try await onThread {
            let client = try curl(["-v", "-H", "Expect: 100-continue", "-d", "abc", url("/echo")])

            #expect(client.text.contains("HTTP/1.1 100 Continue"))
            #expect(client.text.contains("HTTP/1.1 200 OK"))
            #expect(client.text.hasSuffix("abc"))
        }
    }

    @Test("8 MiB of a stream arrive whole")
    func stream() async throws {
        try await onThread {
            let client = try curl(["-o", "/dev/null", "-w", "%{http_code} %{size_download}", url("/large")])

            #expect(client.text == "200 8388608")
        }
    }

    @Test("a body of 4 MiB goes in and comes back, in either version", arguments: ["1.2", "1.3"])
    func largeBody(version: String) async throws {
        try await onThread {
            var configuration = ServerConfiguration()
            configuration.tls = identity
            let echo = HTTPServer(
                configuration: configuration,
                respond: { request in
                    do throws(BodyError) {
                        return Response(status: .ok, body: .bytes(try await request.body.bytes(upTo: 4 << 20)))
                    } catch {
                        return Response(status: .badRequest)
                    }
                }, refuse: { Response(status: $0.status) })
            let port = try #require(try echo.start().first?.port)
            let text = String(repeating: "a journal's long evening. ", count: 4 << 20 / 26)
            let file = try certificate.write(text, to: "body")

            let client = try curl(["--tls-max", version, "--data-binary", "@\(file)", "https://127.0.0.1:\(port)/"])

            #expect(client.text == text)
        }
    }

    @Test("requests that come in one row, each a record of its own, are answered in order")
    func pipelined() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)

            for _ in 0..<40 { try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n") }
            try client.send("GET /bye HTTP/1.1\r\nHost: x\r\n\r\n")
            let answers = String(decoding: try client.receiveToEnd(), as: UTF8.self)

            #expect(answers.ranges(of: "hello").count == 40)
            #expect(answers.hasSuffix("\r\n\r\nb"))
        }
    }

    @Test("openssl's client agrees on http/1.1 and has two requests of one record answered")
    func openssl() async throws {
        try await onThread {
            let client = try Tool.run(
                "openssl",
                ["s_client", "-connect", "127.0.0.1:\(server.port)", "-alpn", "http/1.1", "-ign_eof"],
                input: "GET /text HTTP/1.1\r\nHost: x\r\n\r\nGET /bye HTTP/1.1\r\nHost: x\r\n\r\n")

            #expect(client.text.contains("ALPN protocol: http/1.1"))
            #expect(client.text.ranges(of: "HTTP/1.1 200 OK").count == 2)
        }
    }

    @Test("a body that is cut off by somebody on the way is not taken for whole")
    func truncated() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)

            try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
            client.cutOff()
            let answer = String(decoding: try client.receiveToEnd(), as: UTF8.self)

            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.hasSuffix("aborted"))
        }
    }

    @Test("plain HTTP on the port of TLS is closed without an answer and counted; others are served")
    func plain() async throws {
        try await onThread {
            let client = try server.client()

            try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try client.readToEnd()
            client.close()

            #expect(!String(decoding: answer, as: UTF8.self).contains("HTTP"))
            #expect(try curl([url("/text")]).text == "hello")
            #expect(server.isEmptied())
            #expect(server.server.statistics.failedHandshakes == 1)
            #expect(server.server.statistics.requests == 1)
        }
    }
}
