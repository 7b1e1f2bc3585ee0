import AttuneApp
import HTTPServing
import JSON
import JournalTestSupport
import Testing

/// Throttling counts clients: behind a trusted proxy those that it names, else whoever is connected.
@Suite("throttling behind a proxy")
struct ProxyTests {
    /// A wrong password, said to come from somewhere.
    private func guess(_ app: TestApp, _ field: String, _ value: String) throws -> Int {
        let body: JSONValue = ["email": "nobody@example.org", "password": "wrong horse battery"]
        return try app.stranger.send("POST", "/v1/tokens", body, headers: [field: value]).status
    }

    private static func configure(_ trusted: String?) -> (inout Configuration) -> Void {
        { configuration in
            configuration.failedSignInsPerAddress = 2
            configuration.trustedProxies = [trusted].compactMap { $0 }.compactMap { TrustedProxy($0) }
        }
    }

    @Test(
        "a trusted proxy's clients are counted one by one",
        arguments: [
            ("X-Forwarded-For", "192.0.2.1", "192.0.2.2"), ("Forwarded", "for=192.0.2.1", "for=\"[2001:db8::2]\""),
        ])
    func trusted(field: String, first: String, second: String) async throws {
        try await TestApp.run(configure: Self.configure("127.0.0.0/8")) { app in
            let statuses = try [first, first, first, second, second, second].map { try guess(app, field, $0) }

            #expect(statuses == [401, 401, 429, 401, 401, 429])
        }
    }

    @Test("what a client puts before the proxy's word does not make it another")
    func invented() async throws {
        try await TestApp.run(configure: Self.configure("127.0.0.1")) { app in
            let statuses = try (1...4).map { try guess(app, "X-Forwarded-For", "198.51.100.\($0), 192.0.2.1") }

            #expect(statuses == [401, 401, 429, 429])
        }
    }

    @Test("nobody else's word counts", arguments: [nil, "192.0.2.0/24", "unix", "::1"])
    func untrusted(proxy: String?) async throws {
        try await TestApp.run(configure: Self.configure(proxy)) { app in
            let statuses = try (1...4).map { try guess(app, "X-Forwarded-For", "192.0.2.\($0)") }

            #expect(statuses == [401, 401, 429, 429])
        }
    }

    @Test(
        "a malformed word fails no request, and the proxy itself counts", arguments: ["for=", "\"", "for=192.0.2.1:80"])
    func malformed(value: String) async throws {
        try await TestApp.run(configure: Self.configure("127.0.0.1")) { app in
            let statuses = try (1...3).map { _ in try guess(app, "Forwarded", value) }

            #expect(statuses == [401, 401, 429])
        }
    }
}
