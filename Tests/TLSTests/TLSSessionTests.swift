import COpenSSL
import Glibc
import HTTPTestSupport
import ProcessTestSupport
import TLS
import TLSTestSupport
import Testing

@Suite("TLS session")
struct TLSSessionTests {
    let server: SessionServer

    init() throws {
        server = try SessionServer(context: TestCertificate().context())
    }

    @Test(
        "a mebibyte goes both ways whole, however little the socket takes at a time",
        arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func echo(version: Int32) async throws {
        try await onThread {
            let client = try TLSClient(port: server.port, version: version)
            let part = (0..<32_768).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

            for _ in 0..<32 {
                try client.send(part)
                #expect(try client.receive(count: part.count) == part)
            }
            client.finishSending()

            #expect(try client.receiveToEnd() == [])
            #expect(server.end() == .orderly)
        }
    }

    @Test("what waits while the peer does not read arrives once it does")
    func blocked() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)
            let part = (0..<400_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

            try client.send(part)
            client.finishSending()

            #expect(try client.receiveToEnd() == part)
            #expect(server.end() == .orderly)
        }
    }

    @Test("close_notify is the end of input, and is answered by one")
    func closeNotify() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)

            try client.send("a")
            client.finishSending()

            #expect(try client.receiveToEnd() == Array("a".utf8))
            #expect(server.end() == .orderly)
        }
    }

    @Test("an end without close_notify is the end of input too: whether a message is whole is for HTTP to tell")
    func cutOff() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)

            try client.send("a")
            client.cutOff()

            #expect(try client.receiveToEnd() == Array("a".utf8))
            #expect(server.end() == .orderly)
        }
    }

    @Test(
        "a peer that speaks plain HTTP, or nonsense, is broken and no more",
        arguments: ["GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}"])
    func plain(text: String) async throws {
        try await onThread {
            let client = try RawClient(port: server.port)

            try client.send(text)

            #expect(server.end() == .broken(-Int(EPROTO)))
            #expect(!String(decoding: try client.readToEnd(), as: UTF8.self).contains("HTTP"))
        }
    }

    @Test("a peer that goes before it has said a word is an end, and one that resets the connection is broken")
    func gone() async throws {
        try await onThread {
            let silent = try RawClient(port: server.port)
            silent.close()
            #expect(server.end() == .orderly)

            let resetting = try RawClient(port: server.port)
            try resetting.send("\u{16}\u{3}\u{1}")
            resetting.reset()
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test("keys may be changed now and then, but not endlessly")
    func keyUpdates() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port)

            for _ in 0..<16 { try client.updateKeys() }
            try client.send("a")
            #expect(try client.receive(count: 1) == Array("a".utf8))
            // Whether the client notices while it still sends is a matter of time.
            do {
                for _ in 0..<32 { try client.updateKeys() }
                try client.send("a")
            } catch is TLSClient.Failure {}

            #expect(throws: TLSClient.Failure.self) { try client.receive(count: 1) }
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test("a second handshake on a connection is refused")
    func renegotiation() async throws {
        try await onThread {
            let client = try TLSClient(port: server.port, version: TLS1_2_VERSION)

            #expect(throws: TLSClient.Failure(step: "renegotiation")) { try client.renegotiate() }
        }
    }
}
