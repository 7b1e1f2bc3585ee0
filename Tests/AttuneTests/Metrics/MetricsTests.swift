import AttuneApp
import JSON
import JournalTestSupport
import Testing

/// Whether the figures are right.
@Suite("metrics")
struct MetricsTests {
    private func scrape(_ app: TestApp) throws -> ScrapedMetrics {
        let answer = try app.stranger.get("/metrics").expecting(200)
        #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.header("Cache-Control") == "no-store")
        return ScrapedMetrics(answer.body)
    }

    private func count(_ method: String, _ route: String, _ status: Int, in metrics: ScrapedMetrics) -> Double? {
        metrics["attune_http_requests_total{method=\"\(method)\",route=\"\(route)\",status=\"\(status)\"}"]
    }

    @Test("each request is counted once, by its method, its route and its status")
    func requests() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let id = try CollectionFixture.checkIns.create(by: alice).id
            for _ in 0..<7 { _ = try alice.get("/v1/check-ins/\(id)").expecting(200) }
            for _ in 0..<3 { _ = try alice.send("HEAD", "/v1/check-ins/\(id)") }
            for _ in 0..<2 { _ = try alice.get("/v1/check-ins/\(id)", headers: ["If-None-Match": "\"1\""]) }
            for number in 0..<5 { _ = try alice.get("/v1/nothing-\(number)").expecting(404) }
            for _ in 0..<4 { _ = try app.stranger.get("/v1/check-ins").expecting(401) }
            _ = try alice.send("OPTIONS", "/v1/check-ins")
            _ = try alice.send("BREW", "/v1/check-ins")

            let metrics = try scrape(app)

            #expect(count("POST", "/v1/users", 201, in: metrics) == 1)
            #expect(count("POST", "/v1/check-ins", 201, in: metrics) == 1)
            #expect(count("GET", "/v1/check-ins/{id}", 200, in: metrics) == 7)
            #expect(count("HEAD", "/v1/check-ins/{id}", 200, in: metrics) == 3)
            #expect(count("GET", "/v1/check-ins/{id}", 304, in: metrics) == 2)
            #expect(count("GET", "-", 404, in: metrics) == 5)
            #expect(count("GET", "/v1/check-ins", 401, in: metrics) == 4)
            #expect(count("OPTIONS", "-", 204, in: metrics) == 1)
            #expect(metrics.sum("attune_http_requests_total") == 24)
            #expect(metrics["attune_http_refused_requests_total{status=\"501\"}"] == 1)
            #expect(metrics.sum("attune_http_accepted_connections_total") == 26)
            #expect(
                !metrics.samples.keys.contains { $0.contains(id) || $0.contains("nothing") || $0.contains("alice") })
        }
    }

    @Test("a histogram's buckets rise up to its count, and the counts of a route are its requests")
    func histograms() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for _ in 0..<9 { _ = try alice.get("/v1/check-ins").expecting(200) }
            _ = try CollectionFixture.checkIns.create(by: alice)

            let metrics = try scrape(app)

            let names = metrics.types.filter { $0.value == "histogram" }.map(\.key)
            #expect(names.count == 5)
            for name in names {
                for (sample, count) in metrics.all("\(name)_count") {
                    let labels = sample.dropFirst("\(name)_count".count).dropFirst().dropLast()
                    let prefix = "\(name)_bucket{\(labels.isEmpty ? "" : "\(labels),")le="
                    let buckets = metrics.samples.filter { $0.key.hasPrefix(prefix) }.map { sample, value in
                        (Double(sample.dropFirst(prefix.count + 1).dropLast(2)) ?? .infinity, value)
                    }.sorted { $0.0 < $1.0 }.map(\.1)
                    #expect(buckets == buckets.sorted() && buckets.last == count && buckets.count > 8, "\(sample)")
                    #expect((metrics["\(name)_sum\(sample.dropFirst("\(name)_count".count))"] ?? -1) >= 0)
                }
            }
            let list = "{method=\"GET\",route=\"/v1/check-ins\"}"
            #expect(metrics["attune_http_request_duration_seconds_count\(list)"] == 9)
            #expect(
                metrics.sum("attune_http_request_duration_seconds_count") == metrics.sum("attune_http_requests_total"))
            let batches = metrics["attune_writer_batch_writes_count"]
            #expect((batches ?? 0) >= 2 && batches == metrics["attune_writer_commit_duration_seconds_count"])
            #expect(metrics["attune_writer_batch_writes_sum"] == metrics["attune_writer_writes_total"])
        }
    }

    @Test("what counts never falls, whatever happens between")
    func monotone() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let before = try scrape(app).rising
            for number in 0..<20 {
                _ = try CollectionFixture.doseLogs.create(by: alice)
                _ = try alice.get(number % 2 == 0 ? "/v1/dose-logs" : "/nothing")
            }

            let after = try scrape(app).rising

            #expect(before.count > 40)
            for (sample, value) in before { #expect((after[sample] ?? -1) >= value, "\(sample)") }
        }
    }

    @Test("throttles that refuse are counted by what was tried")
    func throttles() async throws {
        try await TestApp.run(configure: {
            $0.failedSignInsPerAccount = 2
            $0.signUpsPerHour = 1
        }) { app in
            _ = try app.person("alice")
            let wrong: JSONValue = ["email": "alice@example.org", "password": "not the password"]
            for _ in 0..<5 { _ = try app.stranger.post("/v1/tokens", wrong) }
            let other: JSONValue = [
                "email": "bob@example.org", "password": .string(TestPerson.password), "timeZone": "Europe/Berlin",
            ]
            for _ in 0..<2 { _ = try app.stranger.post("/v1/users", other).expecting(429) }

            let metrics = try scrape(app)

            let refused = metrics.all("attune_throttle_refused_total").mapValues { Int($0) }
            #expect(
                refused == [
                    "attune_throttle_refused_total{throttle=\"sign-in-account\"}": 3,
                    "attune_throttle_refused_total{throttle=\"sign-in-address\"}": 0,
                    "attune_throttle_refused_total{throttle=\"sign-up\"}": 2,
                    "attune_throttle_refused_total{throttle=\"share-read\"}": 0,
                ])
        }
    }

    @Test("the process, the disk and the pools are told of")
    func surroundings() async throws {
        try await TestApp.run { app in
            let metrics = try scrape(app)

            #expect(metrics["attune_build_info{version=\"\(AttuneVersion.current)\"}"] == 1)
            for name in [
                "attune_database_size_bytes", "attune_disk_available_bytes",
                "process_resident_memory_bytes", "process_virtual_memory_bytes", "process_cpu_seconds_total",
                "process_open_fds", "process_start_time_seconds", "attune_http_received_bytes_total",
            ] {
                #expect((metrics[name] ?? 0) > 0, "\(name)")
            }
            // The first round of maintenance empties it.
            #expect((metrics["attune_database_log_size_bytes"] ?? -1) >= 0)
            #expect((metrics["process_max_fds"] ?? 0) > (metrics["process_open_fds"] ?? .infinity))
            #expect(metrics["attune_http_open_connections"] == 1)
            #expect(metrics.all("attune_worker_threads").mapValues { Int($0) }.values.sorted() == [1, 1, 2])
            #expect(metrics.all("attune_event_loop_lag_seconds_count").count == 2)
        }
    }
}
