import Foundation
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Random schedules of devices, faults and disasters, after which nothing that was taken is lost, doubled or risen from
/// the dead. `make sync-soak` runs others.
@Suite("the model of sync")
struct SyncModelTests {
    /// The seeds to run: the same thousand in every `make test`, others when asked for.
    private static var seeds: Range<UInt64> {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["ATTUNE_SYNC_FIRST"].flatMap { UInt64($0) } ?? 0
        let count = environment["ATTUNE_SYNC_SCHEDULES"].flatMap { UInt64($0) } ?? 1000
        return first..<first + count
    }

    /// Seeds that share a server one after the other.
    private static let perServer: UInt64 = 25

    private static var groups: [Range<UInt64>] {
        stride(from: seeds.lowerBound, to: seeds.upperBound, by: Int(perServer)).map {
            $0..<min($0 + perServer, seeds.upperBound)
        }
    }

    @Test("in the end all devices and the server hold the same, and all that was taken", arguments: groups)
    func schedules(seeds: Range<UInt64>) async throws {
        try await inTurn {
            let server = try InProcessServer()
            for seed in seeds { await run(seed, on: server) }
            await server.stop()
        }
    }

    @Test("so they do when the program itself is killed and put back", arguments: 0..<8 as Range<UInt64>)
    func processes(seed: UInt64) async throws {
        try await inTurn {
            let server = try ProcessServer()
            await run(seed, on: server)
            try server.stop()
        }
    }

    /// Servers at once: each is busy all the time, and other tests want their share of the machine.
    private static let turnstile = Turnstile(places: 2)

    /// Runs what blocks on threads of its own, when there is a place for it.
    private func inTurn(_ body: @concurrent () async throws -> Void) async throws {
        await Self.turnstile.enter()
        defer { Self.turnstile.leave() }
        try await onThread(body)
    }

    private func run(_ seed: UInt64, on server: any ModelServer) async {
        do {
            var schedule = try await ModelSchedule(seed: seed, on: server)
            try await schedule.run(steps: 40)
        } catch {
            Issue.record("make sync-soak first=\(seed) schedules=1: \(error)")
        }
    }
}
