import Foundation
import JournalSync
import JournalTestSupport
import RandomTestSupport

/// A phone: the reference client on a file of its own, with a clock that need not be right.
struct ModelDevice {
    let name: String
    private let directory: TemporaryDirectory
    let token: String
    private let network: ModelNetwork
    private(set) var client: SyncClient
    /// Seconds by which its clock is wrong.
    var clockError = 0
    private var copy: Data?

    init(name: String, token: String, network: ModelNetwork) throws {
        self.name = name
        self.token = token
        self.network = network
        directory = try TemporaryDirectory()
        client = try Self.client(directory, token, network)
    }

    private static func client(
        _ directory: TemporaryDirectory, _ token: String, _ network: ModelNetwork
    ) throws -> SyncClient {
        guard let server = URL(string: "http://127.0.0.1") else { throw URLError(.badURL) }
        return try SyncClient(
            server: server, token: token, file: URL(filePath: "\(directory.path)/journal.json"),
            transport: { try await network.carry($0) })
    }

    /// The app dies, and starts again with what it has kept.
    mutating func crash() throws {
        client = try Self.client(directory, token, network)
    }

    /// Keeps a copy of the phone, as its own backup does.
    mutating func backUp() throws {
        copy = try? Data(directory.contents(of: "journal.json"))
    }

    /// The phone is set up again from its own backup.
    mutating func restore() throws {
        guard let copy else { return }
        try directory.write(Array(copy), to: "journal.json")
        try crash()
    }

    /// What the person sees.
    func records() async -> [String: [String: JSON]] {
        await client.state.entries.compactMapValues(\.local)
    }

    /// The time that it shows, as RFC 3339.
    func time(_ second: Int) -> JSON {
        let date = Date(timeIntervalSince1970: TimeInterval(1_795_474_800 + second + clockError))
        return .string(date.formatted(.iso8601))
    }
}
