import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import TLSTestSupport
import Testing

/// `attune healthcheck`: its status, and why on standard error.
@Suite("attune healthcheck")
struct HealthcheckTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Asks, and gives what was said on standard error.
    private func complaint(_ flags: [String]) throws -> String {
        let (end, process) = try AttuneProgram.run(["healthcheck"] + flags)
        #expect(end == .exited(1))
        #expect(process.output.isEmpty)
        return process.errors
    }

    @Test("ends with 0 and says nothing while the server serves, and with 1 when it does not, and why")
    func stopped() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let flags = ["--port", "\(server.port)"]

            let serving = try AttuneProgram.run(["healthcheck"] + flags)
            let everywhere = try AttuneProgram.run(["healthcheck"] + flags + ["--host", "0.0.0.0"])
            try server.stop()
            let complaint = try complaint(flags)

            #expect(serving.end == .exited(0))
            #expect(everywhere.end == .exited(0))
            #expect((serving.process.output + serving.process.errors).isEmpty)
            #expect(
                complaint.hasPrefix("attune: nothing answers at 127.0.0.1:\(server.port): Connection refused\n"))
        }
    }

    @Test("names the file of a socket that is not there")
    func noSocket() async throws {
        try await onThread {
            let complaint = try complaint(["--listen", "unix:\(directory.path)/http.sock"])

            #expect(
                complaint.hasPrefix(
                    "attune: nothing answers at unix:\(directory.path)/http.sock: No such file or directory\n"))
        }
    }

    @Test("names another status")
    func status() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory, environment: ["ATTUNE_CONNECTIONS": "1"])
            let only = try APIClient(port: server.port)
            _ = try only.send("GET", "/health")

            let complaint = try complaint(["--port", "\(server.port)"])
            only.client.close()
            try server.stop()

            #expect(complaint == "attune: 127.0.0.1:\(server.port) answers GET /health with 503\n")
        }
    }

    @Test("says that a server which hangs has not answered in time")
    func hanging() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            server.process.send(SIGSTOP)
            defer { server.process.send(SIGCONT) }

            let complaint = try complaint(["--port", "\(server.port)"])

            #expect(complaint == "attune: no answer from 127.0.0.1:\(server.port): not within 3 seconds\n")
        }
    }

    @Test("says that one side may speak TLS and the other may not", arguments: [false, true])
    func tls(servesTLS: Bool) async throws {
        try await onThread {
            let certificate = try TestCertificate()
            let flags = ["--tls-cert", certificate.certificateFile, "--tls-key", certificate.keyFile]
            let environment = [
                "ATTUNE_TLS_CERTIFICATE": certificate.certificateFile, "ATTUNE_TLS_KEY": certificate.keyFile,
            ]
            let server = try RunningAttune(in: directory, environment: servesTLS ? environment : [:])

            let complaint = try complaint(["--port", "\(server.port)"] + (servesTLS ? [] : flags))
            try server.stop()

            let way = servesTLS ? "" : " over TLS"
            #expect(complaint.hasPrefix("attune: no answer from 127.0.0.1:\(server.port)\(way): "))
            #expect(complaint.contains(servesTLS ? "If the server speaks TLS" : "Does the server speak TLS"))
        }
    }
}
