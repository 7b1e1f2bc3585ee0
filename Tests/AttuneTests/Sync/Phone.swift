import Foundation
import JournalSync
import JournalTestSupport

/// The reference client as an app uses it: over Foundation's own networking, on a file of its own.
struct Phone {
    let client: SyncClient
    private let directory: TemporaryDirectory

    /// A new phone of somebody, or one that goes on with what another has kept.
    init(of person: TestPerson, replacing other: Phone? = nil) throws {
        directory = try other?.directory ?? TemporaryDirectory()
        guard let server = URL(string: "http://127.0.0.1:\(person.app.port)"), let token = person.token else {
            throw URLError(.badURL)
        }
        client = try SyncClient(server: server, token: token, file: URL(filePath: "\(directory.path)/journal.json"))
    }

    /// Two devices of somebody, and the id of an entry that both of them have.
    static func pair(of person: TestPerson, sharing note: String) async throws -> (Phone, Phone, id: String) {
        let (phone, tablet) = (try Phone(of: person), try Phone(of: person))
        let id = try await phone.send(note)
        try await tablet.client.sync()
        return (phone, tablet, id)
    }

    /// Writes a check-in with a note, at a time that the phone believes in.
    @discardableResult
    func write(
        _ note: String, id: String = UUID().uuidString.lowercased(), at time: String = "2026-11-23T21:40:00.000+01:00"
    ) async throws -> String {
        let content: [String: JSON] = [
            "at": .string(time), "timeZone": .string("Europe/Berlin"), "note": .string(note),
            "recordedAt": .string(time),
        ]
        try await client.put(content, id: id, in: "check-ins")
        return id
    }

    /// Writes a note, and syncs.
    @discardableResult
    func send(_ note: String) async throws -> String {
        let id = try await write(note)
        try await client.sync()
        return id
    }

    /// Changes the note of a record.
    func edit(_ id: String, _ note: String) async throws {
        guard var content = await client.state.entries[id]?.local else { return }
        content["note"] = .string(note)
        try await client.put(content, id: id, in: "check-ins")
    }

    /// The notes that it shows, by id.
    var notes: [String: String] {
        get async { await client.state.entries.compactMapValues { $0.local?["note"]?.text } }
    }
}
