import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Whether the log says where a request came from.
@Suite("addresses in the log")
struct AddressLogTests {
    @Test(
        "it says so only where that is asked for, and then names the client behind a trusted proxy",
        arguments: [
            ("false", "127.0.0.1", nil), ("true", "127.0.0.1", "192.0.2.77"), ("true", "192.0.2.1", "127.0.0.1"),
        ] as [(String, String, String?)])
    func client(setting: String, proxy: String, client: String?) async throws {
        try await onThread {
            let server = try RunningAttune(
                in: TemporaryDirectory(),
                environment: [
                    "ATTUNE_LOG_LEVEL": "info", "ATTUNE_LOG_ADDRESSES": setting, "ATTUNE_TRUSTED_PROXIES": proxy,
                ])
            let connection = try APIClient(port: server.port)
            try connection.client.send(connection.head("GET", "/health", further: "X-Forwarded-For: 192.0.2.77\r\n"))
            #expect(try connection.client.readResponse()?.status == 200)

            try server.stop()
            let line = try #require(
                server.process.errors.split(separator: "\n").first { $0.contains("\"message\":\"request\"") })

            #expect(line.contains("\"http.client\"") == (client != nil))
            if let client { #expect(line.contains("\"http.client\":\"\(client)\"")) }
            #expect(client == "192.0.2.77" || !server.process.errors.contains("192.0.2.77"))
        }
    }
}
