import HTTPServing
import HTTPTestSupport
import ProcessTestSupport
import TLS
import TLSTestSupport
import Testing

/// How connections over TLS begin and end.
@Suite("Lifetime of TLS connections")
struct TLSLifetimeTests {
    private static let request = "GET /text HTTP/1.1\r\nHost: x\r\n\r\n"

    let certificate: TestCertificate
    let identity: TLSIdentity

    init() throws {
        certificate = try TestCertificate(serial: 11)
        identity = try TLSIdentity(certificateFile: certificate.certificateFile, keyFile: certificate.keyFile)
    }

    func server(_ configure: (inout ServerConfiguration) -> Void = { _ in }) throws -> RunningServer {
        try RunningServer {
            $0.tls = identity
            configure(&$0)
        }
    }

    @Test(
        "a handshake that takes longer than a head may is cut off, whether or not it has begun",
        arguments: ["", "\u{16}\u{3}\u{1}\u{2}"])
    func slowHandshake(start: String) async throws {
        try await onThread {
            let server = try server { $0.limits.headTime = .milliseconds(300) }
            let client = try server.client()

            try client.send(start)
            let answer = try client.readToEnd()

            #expect(answer == [])
            #expect(server.isEmptied())
            #expect(server.server.statistics.failedHandshakes == 1)
            #expect(server.server.statistics.refused == [:])
        }
    }

    @Test("a slow handshake holds up nobody else, and after one the time for a head begins anew")
    func patience() async throws {
        try await onThread {
            let server = try server { $0.limits.headTime = .seconds(2) }
            let silent = try server.client()
            let client = try TLSClient(port: server.port)

            #expect(try silent.readToEnd() == [])
            try client.send(Self.request)

            #expect(try client.receive(until: "hello").hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test("a new certificate is shown to new connections; those that are open keep theirs and are served")
    func reload() async throws {
        try await onThread {
            let server = try server()
            let old = try TLSClient(port: server.port)
            try old.send(Self.request)
            _ = try old.receive(until: "hello")

            try certificate.replace(with: TestCertificate(serial: 12))
            try identity.reload()
            let new = try TLSClient(port: server.port)
            for client in [old, new] {
                try client.send(Self.request)
                #expect(try client.receive(until: "hello").hasPrefix("HTTP/1.1 200 OK"))
            }

            #expect(old.serial == 11)
            #expect(new.serial == 12)
            #expect(server.server.statistics.accepted == 2)
        }
    }

    @Test("a reload that fails leaves the old certificate in force")
    func failedReload() async throws {
        try await onThread {
            let server = try server()
            let other = try TestCertificate(serial: 12)
            try certificate.replaceKey(with: other)

            #expect(throws: TLSError.self) { try identity.reload() }

            #expect(try TLSClient(port: server.port).serial == 11)
        }
    }

    @Test("a drain tells idle connections that it is the end, and finishes requests in work")
    func drain() async throws {
        try await onThread { try await drainOnThread() }
    }

    private func drainOnThread() async throws {
        let server = try server()
        let idle = try TLSClient(port: server.port)
        try idle.send(Self.request)
        _ = try idle.receive(until: "hello")
        let shaking = try server.client()
        let busy = try TLSClient(port: server.port)
        try busy.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        async let drained: Void = server.server.drain(within: .seconds(20))
        #expect(try idle.receiveToEnd() == [])
        #expect(try shaking.readToEnd() == [])
        server.released.raise()
        let answer = String(decoding: try busy.receiveToEnd(), as: UTF8.self)
        shaking.close()
        idle.close()
        busy.close()
        await drained

        #expect(answer.contains("Connection: close"))
        #expect(answer.hasSuffix("waited"))
        #expect(server.server.statistics.openConnections == 0)
    }

    @Test("a connection beyond the limit is closed without a handshake and counted as refused")
    func crowded() async throws {
        try await onThread {
            let server = try server { $0.limits.connections = 1 }
            let first = try TLSClient(port: server.port)
            try first.send(Self.request)
            _ = try first.receive(until: "hello")

            #expect(throws: TLSClient.Failure(step: "handshake")) { try TLSClient(port: server.port) }

            #expect(server.server.statistics.refused == [503: 1])
            #expect(server.server.statistics.failedHandshakes == 0)
            try first.send(Self.request)
            #expect(try first.receive(until: "hello").hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test("a peer that resets, vanishes or ends at any point leaves nothing behind")
    func vanished() async throws {
        try await onThread {
            let server = try server { $0.limits.linger = .milliseconds(300) }

            for _ in 0..<5 {
                let resetting = try server.client()
                try resetting.send("\u{16}\u{3}\u{1}")
                resetting.reset()
                let silent = try server.client()
                silent.close()
                let cut = try TLSClient(port: server.port)
                try cut.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET /te")
                cut.close()
                let ended = try TLSClient(port: server.port)
                ended.finishSending()
                #expect(try ended.receiveToEnd() == [])
            }

            #expect(server.isEmptied())
            #expect(try TLSClient(port: server.port).serial == 11)
        }
    }
}
