import CivilTime
import JournalTestSupport
import Testing

@testable import AttuneApp

/// What the doctor says of figures.
@Suite("findings")
struct FindingTests {
    @Test(
        "space is enough for a copy, for the log, or for nothing",
        arguments: [
            (10_000, 100, 10, .ok), (110, 100, 10, .ok), (109, 100, 10, .warning), (68, 100, 10, .warning),
            (67, 100, 10, .fault), (0, 0, 0, .fault),
        ] as [(Int, Int, Int, Finding.State)])
    func space(free: Int, database: Int, log: Int, state: Finding.State) {
        let finding = Doctor.space(
            free: free * 1_000_000, database: database * 1_000_000, log: log * 1_000_000, at: "/data")

        #expect(finding.state == state)
        #expect((finding.remedy == nil) == (state == .ok))
    }

    @Test(
        "a log that is not emptied is told",
        arguments: [(0, .ok), (64 << 20, .ok), (64 << 20 + 1, .warning)]
            as [(Int, Finding.State)])
    func log(bytes: Int, state: Finding.State) {
        #expect(Doctor.log(bytes).state == state)
    }

    @Test(
        "open files are enough for the connections, or not",
        arguments: [(1_000_000, 16_384, .ok), (1_128, 1_000, .ok), (1_127, 1_000, .warning), (1_024, 16_384, .warning)]
            as [(Int, Int, Finding.State)])
    func openFiles(limit: Int, connections: Int, state: Finding.State) {
        #expect(Doctor.openFiles(limit: limit, connections: connections).state == state)
    }

    @Test(
        "a clock that was never set is a fault",
        arguments: [("1970-01-01T00:00:09Z", .fault), ("2026-11-30T12:00:00Z", .ok), ("2107-01-01T00:00:00Z", .fault)]
            as [(String, Finding.State)])
    func year(text: String, state: Finding.State) throws {
        #expect(Doctor.year(of: try #require(Instant(rfc3339: text))).state == state)
    }

    @Test(
        "who can reach the server decides whether registration and TLS matter",
        arguments: [
            ([:], ["exposure"], []), (["listen": "[::1]:80,unix:/a"], ["exposure"], []),
            (["host": "0.0.0.0"], ["registration", "tls"], ["registration", "tls"]),
            (["host": "::", "registration": "closed"], ["registration", "tls"], ["tls"]),
            (
                ["host": "192.0.2.1", "trustedProxies": "10.0.0.1", "registration": "closed"], ["registration", "tls"],
                []
            ),
            (["host": "192.0.2.1", "tlsCertificate": "a", "tlsKey": "b"], ["registration", "tls"], ["registration"]),
        ] as [([String: String], [String], [String])])
    func exposure(flags: [String: String], names: [String], warned: [String]) throws {
        var sources = ConfigurationSources()
        sources.flags = flags.filter { $0.key != "listen" }
        sources.listen = flags["listen"].map { $0.split(separator: ",").map { String($0) } } ?? []
        let directory = try TemporaryDirectory()
        try directory.write(Array("{}".utf8), to: "settings.json")
        sources.file = "\(directory.path)/settings.json"

        let findings = Doctor(try sources.configuration(), isThorough: false).exposure()

        #expect(findings.map(\.name) == names)
        #expect(findings.filter { $0.state == .warning }.map(\.name) == warned)
    }

    @Test("an examination is as bad as the worst that was found")
    func worst() {
        let findings: [Finding] = [.ok("a", "A."), .warning("b", "B.", remedy: "Do."), .ok("c", "C.")]

        #expect(Examination(findings: []).state == .ok)
        #expect(Examination(findings: findings).state == .warning)
        #expect(Examination(findings: findings + [.fault("d", "D.", remedy: "Do.")]).state == .fault)
    }
}
