import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// A disk that takes no more, as a limit on the size of the program's files.
@Suite("full disk, from outside")
struct FullDiskProcessTests {
    static func limitFileSize(of server: RunningAttune, to bytes: String) throws {
        let process = try ChildProcess(
            "/usr/bin/prlimit", ["--pid", "\(server.process.id)", "--fsize=\(bytes):unlimited"])
        #expect(try process.wait() == .exited(0), "\(process.errors)")
    }

    static func checkIn(_ number: Int) -> JSONValue {
        [
            "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin",
            "note": .string(String(repeating: "word ", count: 1_500)),
        ]
    }

    @Test("writes answer 503 and reads go on; once there is room, writes do too")
    func full() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            // The signal that such a limit sends would end the process before write(2) could fail.
            let server = try RunningAttune(in: directory) { command in
                ["/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"] + command
            }
            let client = try APIClient(port: server.port, token: server.signUp("alice"))
            let size = try AttuneFiles.size(of: "\(directory.path)/data/attune.db-wal")
            try Self.limitFileSize(of: server, to: "\(size + 100_000)")

            var acknowledged = 0
            var response = try client.send("POST", "/v1/check-ins", Self.checkIn(0))
            while response.status == 201, acknowledged < 100 {
                acknowledged += 1
                response = try client.send("POST", "/v1/check-ins", Self.checkIn(acknowledged))
            }
            // A write of one page, as the readiness check does, could still find room.
            try Self.limitFileSize(of: server, to: "\(size)")
            let list = try client.send("GET", "/v1/check-ins?limit=1")
            let health = try client.send("GET", "/health")
            let ready = try client.send("GET", "/ready")
            try Self.limitFileSize(of: server, to: "unlimited")
            let recovered = try client.send("POST", "/v1/check-ins", Self.checkIn(0))
            let readyAgain = try client.send("GET", "/ready")

            #expect(acknowledged > 0)
            #expect(response.status == 503)
            #expect(response.text.contains("/problems/storage-unavailable"))
            #expect(list.status == 200)
            #expect(health.status == 200)
            #expect(ready.status == 503)
            #expect(recovered.status == 201)
            #expect(readyAgain.status == 200)
            #expect(
                try client.send("GET", "/v1/check-ins?limit=500").text.count(of: "\"revision\":") == acknowledged + 1)
            #expect(try server.stop() == .exited(0))
        }
    }
}

extension String {
    fileprivate func count(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
