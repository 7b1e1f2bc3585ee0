import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// A disk that has written over a part of the database.
@Suite("damaged journal")
struct DamagedJournalTests {
    private static let pageSize = 4_096
    private static let sentence = "the database is damaged or the disk cannot be read"

    /// Writes over all pages that came after the first `kept` ones.
    private static func damage(_ directory: TemporaryDirectory, keeping kept: Int) throws {
        var bytes = try directory.contents(of: "data/attune.db")
        #expect(bytes.count > kept + 10 * pageSize)
        for index in kept..<bytes.count { bytes[index] = 0xA5 }
        try directory.write(bytes, to: "data/attune.db")
    }

    @Test("requests that meet the damage are answered 503, and the log says what to do, seldom")
    func told() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            var server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            try server.stop()
            let kept = try AttuneFiles.size(of: "\(directory.path)/data/attune.db")
            server = try RunningAttune(in: directory)
            let client = try APIClient(port: server.port, token: token)
            for number in 0..<20 {
                let entry = try client.send("POST", "/v1/check-ins", FullDiskProcessTests.checkIn(number))
                #expect(entry.status == 201)
            }
            try server.stop()
            try Self.damage(directory, keeping: kept)

            server = try RunningAttune(in: directory)
            let reader = try APIClient(port: server.port, token: token)
            let answers = try (0..<5).map { _ in try reader.send("GET", "/v1/check-ins?limit=500") }
            let health = try reader.send("GET", "/health")
            let end = try server.stop()

            #expect(answers.map(\.status) == Array(repeating: 503, count: 5))
            #expect(answers.allSatisfy { $0.text.contains("/problems/storage-unavailable") })
            #expect(health.status == 200)
            #expect(end == .exited(0))
            let lines = server.process.errors.split(separator: "\n").filter { $0.contains(Self.sentence) }
            // One in the first minute, and one with what was left to say at the end.
            #expect((1...2).contains(lines.count), "\(lines)")
            #expect(lines.allSatisfy { $0.contains("look in dmesg first, then ask attune doctor --full") })
        }
    }
}
