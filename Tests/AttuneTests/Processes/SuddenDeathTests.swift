import Dispatch
import Foundation
import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import Locking
import ProcessTestSupport
import SQLite
import Testing

/// Nothing that was acknowledged is ever lost.
@Suite("sudden death")
struct SuddenDeathTests {
    /// Many clients that write as fast as they can, until the server dies.
    final class Writers: Sendable {
        private let server: RunningAttune
        private let token: String
        private let acknowledged = Lock<[String]>([])
        private let problems = Lock<[String]>([])
        private let deathAfter: Int

        init(server: RunningAttune, token: String, deathAfter: Int) {
            self.server = server
            self.token = token
            self.deathAfter = deathAfter
        }

        /// Writes on `count` connections; the server is killed as soon as so many writes have been acknowledged.
        func run(count: Int) throws -> [String] {
            let group = DispatchGroup()
            for _ in 0..<count {
                group.enter()
                Thread.detachNewThread {
                    self.write()
                    group.leave()
                }
            }
            group.wait()
            #expect(problems.withLock(\.self) == [])
            return acknowledged.withLock { $0 }
        }

        private func write() {
            do {
                let client = try APIClient(port: server.port, token: token)
                while true {
                    let id = UUID().uuidString.lowercased()
                    let response = try client.send("POST", "/v1/check-ins", APIClient.checkIn(id))
                    guard response.status == 201 else {
                        return problems.withLock { $0.append("\(response.status) \(response.text)") }
                    }
                    let count = acknowledged.withLock { acknowledged in
                        acknowledged.append(id)
                        return acknowledged.count
                    }
                    if count == deathAfter { server.process.send(SIGKILL) }
                }
            } catch {
                // The server is dead: a reset, an end within an answer or before one, or nobody who listens.
                guard error is RawClientError, error as? RawClientError != .timeout else {
                    return problems.withLock { $0.append("\(error)") }
                }
            }
        }
    }

    @Test("killed twenty times amid 64 writers, it has every write that it acknowledged", .timeLimit(.minutes(10)))
    func killed() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let first = try RunningAttune(in: directory)
            let token = try first.signUp("alice")
            try first.stop()
            var all: Set<String> = []
            var latest: [String] = []

            for _ in 0..<20 {
                let server = try RunningAttune(in: directory)
                let client = try APIClient(port: server.port, token: token)
                for id in latest {
                    let response = try client.send("GET", "/v1/check-ins/\(id)")
                    #expect(response.status == 200 && response.text.contains("\"note\":\"\(id)\""))
                }
                let deathAfter = Int.random(in: 1...300)
                latest = try Writers(server: server, token: token, deathAfter: deathAfter).run(count: 64)
                #expect(try server.process.wait() == .signalled(SIGKILL))
                #expect(latest.count >= deathAfter)
                all.formUnion(latest)
            }

            let last = try RunningAttune(in: directory)
            let stored = try APIClient(port: last.port, token: token).checkInIDs()
            let problems = try Connection(path: "\(directory.path)/data/attune.db", mode: .readOnly).integrityProblems()
            #expect(try last.stop() == .exited(0))
            #expect(all.subtracting(stored).isEmpty)
            #expect(Set(stored).count == stored.count)
            #expect(problems == [])
        }
    }

    @Test("killed in its first moments, it starts all the same", arguments: 1...10)
    func killedAtFirstStart(attempt: Int) async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let process = try ChildProcess(
                AttuneProgram.path, ["serve", "--port", "0", "--data", "\(directory.path)/data"])
            // The first files appear while it starts: the key, then the database.
            _ = try process.errorLine { $0.contains("made the master key") }
            process.send(SIGKILL)
            try process.wait()

            let server = try RunningAttune(in: directory)
            let ready = try APIClient(port: server.port).send("GET", "/ready")

            #expect(ready.status == 200)
            #expect(try server.stop() == .exited(0))
        }
    }
}
