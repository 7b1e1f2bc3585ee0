import Glibc
import JSON
import JournalTestSupport
import ProcessTestSupport
import TLSTestSupport
import Testing

/// HTTPS as an operator sets it up.
@Suite("attune serve over TLS")
struct TLSProcessTests {
    private static let request = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"

    let directory: TemporaryDirectory
    let certificate: TestCertificate

    init() throws {
        directory = try TemporaryDirectory()
        certificate = try TestCertificate(serial: 21)
    }

    var flags: [String] { ["--tls-cert", certificate.certificateFile, "--tls-key", certificate.keyFile] }

    func start() throws -> RunningAttune {
        try RunningAttune(
            in: directory,
            environment: ["ATTUNE_TLS_CERTIFICATE": certificate.certificateFile, "ATTUNE_TLS_KEY": certificate.keyFile])
    }

    @Test("the log names an https address, curl trusts it, and healthcheck with the same settings finds it alive")
    func served() async throws {
        try await onThread {
            let server = try start()

            let answer = try Tool.run(
                "curl",
                ["-sS", "--cacert", certificate.certificateFile, "https://127.0.0.1:\(server.port)/health"])
            let check = ["healthcheck", "--port", "\(server.port)"]
            let healthy = try AttuneProgram.run(check + flags).end
            let plain = try AttuneProgram.run(check).end
            let end = try server.stop()
            let stopped = try AttuneProgram.run(check + flags).end

            #expect(server.listening["address"] == .string("https://127.0.0.1:\(server.port)"))
            #expect(answer.status == 0)
            #expect(answer.text.contains("\"status\""))
            #expect([healthy, plain, stopped] == [.exited(0), .exited(1), .exited(1)])
            #expect(end == .exited(0))
        }
    }

    @Test("SIGHUP shows the new certificate to new connections; one that is open goes on, and a stop ends both")
    func reload() async throws {
        try await onThread {
            let server = try start()
            let old = try TLSClient(port: server.port)
            try old.send(Self.request)
            _ = try old.receive(until: "}")

            try certificate.replace(with: TestCertificate(serial: 22))
            server.process.send(SIGHUP)
            let line = try server.process.errorLine { $0.contains("\"message\":\"certificate reloaded\"") }
            let new = try TLSClient(port: server.port)
            for client in [old, new] {
                try client.send(Self.request)
                #expect(try client.receive(until: "}").hasPrefix("HTTP/1.1 200 OK"))
            }
            let end = try server.stop()

            #expect(line.contains("\"level\":\"notice\""))
            #expect([old.serial, new.serial] == [21, 22])
            #expect(try old.receiveToEnd() == [])
            #expect(try new.receiveToEnd() == [])
            #expect(end == .exited(0))
        }
    }

    @Test("a reload that fails is an error in the log, and the old certificate stays in force")
    func failedReload() async throws {
        try await onThread {
            let server = try start()

            try certificate.replaceKey(with: TestCertificate(serial: 22))
            server.process.send(SIGHUP)
            let line = try server.process.errorLine { $0.contains("\"message\":\"certificate not reloaded") }
            let client = try TLSClient(port: server.port)
            try server.stop()

            #expect(line.contains("\"level\":\"error\""))
            #expect(line.contains("does not match the certificate"))
            #expect(client.serial == 21)
        }
    }

    @Test("a key that does not match refuses the start, and nothing is made")
    func mismatch() async throws {
        try await onThread {
            let other = try TestCertificate()

            let complaint = try StartFailureTests.complaint([
                "--port", "0", "--data", "\(directory.path)/data", "--tls-cert", certificate.certificateFile,
                "--tls-key", other.keyFile,
            ])

            #expect(
                complaint.hasPrefix(
                    "attune: the key in \(other.keyFile) does not match the certificate in "
                        + "\(certificate.certificateFile)\n"))
            #expect(complaint.contains("--tls-key"))
            #expect(try directory.names() == [])
        }
    }

    @Test("a certificate without a key, or a key without one, refuses the start", arguments: [0, 2])
    func alone(index: Int) async throws {
        try await onThread {
            let half = Array(flags[index...(index + 1)])

            let complaint = try StartFailureTests.complaint(
                ["--port", "0", "--data", "\(directory.path)/data"] + half)

            #expect(
                complaint.hasPrefix(
                    index == 0
                        ? "attune: tlsKey is needed beside tlsCertificate\n"
                        : "attune: tlsCertificate is needed beside tlsKey\n"))
            #expect(try directory.names() == [])
        }
    }

    @Test("a certificate that has expired is served, with a warning")
    func expired() async throws {
        try await onThread {
            try certificate.expire()

            let server = try start()
            let line = try server.process.errorLine { $0.contains("\"message\":\"certificate has expired\"") }
            let isHealthy = try AttuneProgram.run(["healthcheck", "--port", "\(server.port)"] + flags).end
            try server.stop()

            #expect(line.contains("\"level\":\"warning\""))
            #expect(isHealthy == .exited(0))
        }
    }
}
