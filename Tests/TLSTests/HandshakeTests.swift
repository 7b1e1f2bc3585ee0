import Glibc
import ProcessTestSupport
import TLS
import TLSTestSupport
import Testing

/// What is agreed on with the clients that people have.
@Suite("TLS handshake")
struct HandshakeTests {
    private static let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    let certificate: TestCertificate
    let server: SessionServer

    init() throws {
        certificate = try TestCertificate()
        server = try SessionServer(context: certificate.context(), behaviour: .respond)
    }

    /// What `openssl s_client` says and receives when it sends a request.
    func openssl(_ options: [String]) throws -> Tool {
        try Tool.run(
            "openssl", ["s_client", "-connect", "127.0.0.1:\(server.port)", "-ign_eof"] + options, input: Self.request)
    }

    @Test("TLS 1.2 and 1.3 are spoken", arguments: ["1.2", "1.3"])
    func versions(version: String) async throws {
        try await onThread {
            let client = try openssl(["-tls" + version.replacing(".", with: "_")])

            #expect(client.text.contains("HTTP/1.1 200 OK"))
            #expect(client.text.contains("New, TLSv\(version), Cipher is"))
            #expect(client.text.contains("Compression: NONE"))
            #expect(server.end() == .orderly)
        }
    }

    @Test("TLS 1.1 is refused, even to a client that would take anything")
    func oldVersion() async throws {
        try await onThread {
            let client = try openssl(["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"])

            #expect(client.status != 0)
            #expect(client.text.contains("alert protocol version"))
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test(
        "ciphers without forward secrecy or authenticated encryption are refused",
        arguments: ["AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA256", "DHE"])
    func ciphers(cipher: String) async throws {
        try await onThread {
            let client = try openssl(["-tls1_2", "-cipher", cipher])

            #expect(client.text.contains("alert handshake failure"))
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test("finite-field groups, which cost the server most, are refused")
    func groups() async throws {
        try await onThread {
            let client = try openssl(["-groups", "ffdhe8192"])

            #expect(client.text.contains("alert handshake failure"))
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test("http/1.1 is chosen by ALPN, also behind a protocol that is not spoken")
    func negotiated() async throws {
        try await onThread {
            let client = try openssl(["-alpn", "h2,http/1.1"])

            #expect(client.text.contains("ALPN protocol: http/1.1"))
            #expect(client.text.contains("HTTP/1.1 200 OK"))
        }
    }

    @Test("a client that offers only other protocols gets the alert no_application_protocol, RFC 7301 §3.2")
    func notNegotiated() async throws {
        try await onThread {
            let client = try openssl(["-alpn", "h2,http/1.0"])

            #expect(client.text.contains("alert no application protocol"))
            #expect(server.end() == .broken(-Int(EPROTO)))
        }
    }

    @Test("a client without ALPN is served")
    func withoutNegotiation() async throws {
        try await onThread {
            let client = try openssl([])

            #expect(client.text.contains("No ALPN negotiated"))
            #expect(client.text.contains("HTTP/1.1 200 OK"))
        }
    }

    @Test("a certificate that has expired is served all the same")
    func expired() async throws {
        try await onThread {
            let certificate = try TestCertificate()
            try certificate.expire()
            let server = try SessionServer(context: certificate.context(), behaviour: .respond)

            let client = try Tool.run(
                "openssl", ["s_client", "-connect", "127.0.0.1:\(server.port)", "-ign_eof"], input: Self.request)

            #expect(client.text.contains("certificate has expired"))
            #expect(client.text.contains("HTTP/1.1 200 OK"))
        }
    }

    @Test(
        "curl gets its answer, and finds that the certificate is the one that it was given", arguments: ["1.2", "1.3"])
    func curl(version: String) async throws {
        try await onThread {
            let client = try Tool.run(
                "curl",
                [
                    "-sS", "--cacert", certificate.certificateFile, "--tlsv1.2", "--tls-max", version,
                    "https://localhost:\(server.port)/", "--resolve", "localhost:\(server.port):127.0.0.1",
                ])

            #expect(client.text == "OK")
            #expect(client.status == 0)
        }
    }

    @Test("a session is resumed by its ticket until the server has another context", arguments: ["-tls1_2", "-tls1_3"])
    func resumption(version: String) async throws {
        try await onThread {
            let ticket = "\(certificate.directory)/ticket"

            let first = try openssl([version, "-sess_out", ticket])
            let second = try openssl([version, "-sess_in", ticket])
            let renewed = try SessionServer(context: certificate.context(), behaviour: .respond)
            let third = try Tool.run(
                "openssl",
                ["s_client", "-connect", "127.0.0.1:\(renewed.port)", "-ign_eof", version, "-sess_in", ticket],
                input: Self.request)

            #expect(first.text.contains("New, TLSv"))
            #expect(second.text.contains("Reused, TLSv"))
            #expect(third.text.contains("New, TLSv"))
            #expect(third.text.contains("HTTP/1.1 200 OK"))
        }
    }
}
