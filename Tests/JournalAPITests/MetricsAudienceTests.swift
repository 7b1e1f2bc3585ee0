import AttuneApp
import HTTPServing
import JSON
import JournalTestSupport
import Testing

/// Who may read `GET /metrics`.
@Suite("who may read the server's figures")
struct MetricsAudienceTests {
    @Test("nobody: the path is none, whatever the method", arguments: ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
    func nobody(method: String) async throws {
        try await TestApp.run(configure: { $0.metrics = .nobody }) { app in
            let answer = try app.stranger.send(method, "/metrics")
            let unknown = try app.stranger.send(method, "/nothing")

            #expect(answer.status == 404)
            #expect(unknown.status == 404)
            #expect(answer.bytes.count == unknown.bytes.count)
            #expect(!app.routes.contains { $0.pattern == "/metrics" })
        }
    }

    @Test(
        "local: who asks for somebody elsewhere, or may do so, gets the 404 of a path that is none",
        arguments: [
            ([:], "", 200),
            (["X-Forwarded-For": "192.0.2.77"], "", 404), (["X-Forwarded-For": "127.0.0.1"], "", 404),
            (["Forwarded": "for=192.0.2.77"], "", 404), (["X-Real-IP": "127.0.0.1"], "", 404),
            (["Via": "1.1 proxy"], "", 404), (["X-Forwarded-Proto": "https"], "", 404),
            (["CF-Connecting-IP": "192.0.2.77"], "", 404), (["True-Client-IP": "192.0.2.77"], "", 404),
            (["X-Client-IP": "192.0.2.77"], "", 404), (["X-Cluster-Client-IP": "127.0.0.1"], "", 404),
            (["Fly-Client-IP": "192.0.2.77"], "", 404), (["cf-connecting-ip": "192.0.2.77"], "127.0.0.1", 404),
            ([:], "127.0.0.1", 200),
            (["X-Forwarded-For": "192.0.2.77"], "127.0.0.1", 404),
            (["X-Forwarded-For": "127.0.0.1"], "127.0.0.1", 200),
            (["X-Forwarded-For": "127.0.0.1, 192.0.2.77"], "127.0.0.1", 404),
            (["Forwarded": "for=192.0.2.77"], "127.0.0.1", 404),
            (["Forwarded": "for=unknown"], "127.0.0.1", 404),
            (["Forwarded": "for=192.0.2.1", "X-Forwarded-For": "127.0.0.1"], "127.0.0.1", 404),
        ] as [([String: String], String, Int)])
    func local(headers: [String: String], proxy: String, status: Int) async throws {
        try await TestApp.run(configure: { $0.trustedProxies = TrustedProxy(proxy).map { [$0] } ?? [] }) { app in
            let answer = try app.stranger.get("/metrics", headers: headers)
            let head = try app.stranger.send("HEAD", "/metrics", headers: headers)

            #expect(answer.status == status)
            #expect(head.status == status)
            #expect(answer.code == (status == 404 ? "not-found" : nil))
        }
    }

    @Test("everybody: wherever they are")
    func everybody() async throws {
        try await TestApp.run(configure: { $0.metrics = .everybody }) { app in
            let answer = try app.stranger.get("/metrics", headers: ["X-Forwarded-For": "192.0.2.77"])

            #expect(answer.status == 200)
        }
    }

    @Test(
        "whatever versions of the format a scraper prefers, there is one",
        arguments: [
            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1",
            "text/plain;version=0.0.4", "application/json",
        ])
    func accept(accept: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/metrics", headers: ["Accept": accept])

            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    @Test("it has no parameters and no other methods")
    func refused() async throws {
        try await TestApp.run { app in
            let query = try app.stranger.get("/metrics?name=up")
            let method = try app.stranger.post("/metrics", [:])

            #expect(query.status == 400)
            #expect(method.status == 405)
            #expect(method.header("Allow") == "GET, HEAD, OPTIONS")
        }
    }
}
