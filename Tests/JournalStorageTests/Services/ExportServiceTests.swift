import CivilTime
import Crypto
import JSON
import Journal
import JournalStorage
import JournalTestSupport
import Testing

/// An export while the journal is written.
@Suite("exports on SQLite")
struct ExportServiceTests {
    let services: JournalServices
    let alice: Person

    init() async throws {
        services = try JournalServices()
        alice = try await services.sqlite.journal.person("alice")
    }

    private func exports() -> Exports {
        let cryptography = OpenSSLAccountCryptography(hasher: PasswordHasher(parameters: .standard))
        let now: @Sendable () -> Instant = { [clock = services.clock] in clock.now }
        let sharing = Sharing(
            records: services.records, tokens: services.tokens, digest: { cryptography.digest($0) },
            readsPerHour: 1_000, now: now, makeID: { UUID(version7At: $0, random: try RandomBytes.make(count: 10)) })
        return Exports(
            records: services.records, users: services.users, tokens: services.tokens, sharing: sharing)
    }

    @Test("a record that is made while an export is written is not in it, and one from the future that was there is")
    func madeMeanwhile() async throws {
        try await services.create(RecordServiceTests.checkIn("before"), in: CheckIn.self, of: alice)
        services.clock.advance(seconds: 1_000)
        let ahead = try await services.create(RecordServiceTests.checkIn("ahead"), in: CheckIn.self, of: alice)
        services.clock.advance(seconds: -500)
        var document = try services.sqlite.store.read { try exports().document(of: alice, from: $0) }

        services.clock.advance(seconds: 5)
        try await services.create(RecordServiceTests.checkIn("meanwhile"), in: CheckIn.self, of: alice)
        var bytes: [UInt8] = []
        while let part = try services.sqlite.store.read({ try document.next(of: alice, from: $0) }) { bytes += part }

        let text = String(decoding: bytes, as: UTF8.self)
        #expect(ahead != nil)
        #expect(text.contains(#""note":"before""#))
        #expect(text.contains(#""note":"ahead""#))
        #expect(!text.contains("meanwhile"))
    }
}
