import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import Testing

/// What docs/metrics.md and Config/prometheus say, held against a real process by Prometheus' own tool.
@Suite("metrics, as Prometheus sees them")
struct MetricsGuideTests {
    /// The scrape of a program that has done a little of everything.
    private func scrape() throws -> String {
        let server = try RunningAttune(in: TemporaryDirectory(), environment: ["ATTUNE_METRICS": "local"])
        let alice = try APIClient(port: server.port, token: try server.signUp("alice"))
        let checkIn = APIClient.checkIn("01935b7e-0a1b-4c2d-8e3f-405162738495")
        #expect(try alice.send("POST", "/v1/check-ins", checkIn).status == 201)
        #expect(try alice.send("GET", "/v1/check-ins").status == 200)
        let curl = try ChildProcess("/usr/bin/curl", ["-sSf", "http://127.0.0.1:\(server.port)/metrics"])
        #expect(try curl.wait() == .exited(0), "\(curl.errors)")
        #expect(try server.stop() == .exited(0))
        return curl.output
    }

    private func promtool(_ arguments: String...) throws -> (end: ChildProcess.End, text: String) {
        let tool = try ChildProcess("\(ProjectFiles.root)/scripts/promtool", arguments)
        return (try tool.wait(within: 120), tool.output + tool.errors)
    }

    @Test("promtool finds nothing to say of a scrape")
    func lint() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            try directory.write(Array(try scrape().utf8), to: "metrics.txt")

            let tool = try ChildProcess(
                "/bin/sh",
                [
                    "-c", "exec \"$1\" check metrics < \"$2\"", "sh", "\(ProjectFiles.root)/scripts/promtool",
                    "\(directory.path)/metrics.txt",
                ])

            #expect(try tool.wait(within: 120) == .exited(0))
            #expect(tool.output + tool.errors == "")
        }
    }

    @Test("every family is in the guide with its type, and the guide has no others")
    func guide() async throws {
        try await onThread {
            let types = ScrapedMetrics(try scrape()).types

            var told: [String: String] = [:]
            for line in try ProjectFiles.text("docs/metrics.md").split(separator: "\n") where line.hasPrefix("| `") {
                let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
                told[cells[0]] = cells[1]
            }

            // Nothing of a backup is told before there is one.
            let absent = told.filter { $0.key.hasPrefix("attune_backup_") && types[$0.key] == nil }
            #expect(absent.count <= 3)
            #expect(told.filter { absent[$0.key] == nil } == types)
        }
    }

    @Test("the alerts and the configuration are valid, and ask for families that there are")
    func alerts() async throws {
        try await onThread {
            let directory = "\(ProjectFiles.root)/Config/prometheus"
            let guide = try ProjectFiles.text("docs/metrics.md")

            let rules = try promtool("check", "rules", "\(directory)/alerts.yaml")
            let configuration = try promtool("check", "config", "\(directory)/scrape.yaml")

            #expect(rules.end == .exited(0), "\(rules.text)")
            #expect(rules.text.contains("5 rules found"))
            #expect(configuration.end == .exited(0), "\(configuration.text)")
            let names = try ProjectFiles.text("Config/prometheus/alerts.yaml").matches(of: #/attune_[a-z_]+/#)
            #expect(names.count >= 5)
            for name in names {
                let family = name.output.replacing(#/_bucket$/#, with: "")
                #expect(guide.contains("`\(family)`"), "\(family)")
            }
        }
    }
}
