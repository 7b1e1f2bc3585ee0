import Foundation
import HTTPTestSupport
import JournalSync
import RandomTestSupport

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What lies between the devices and the server, and loses, doubles and delays what goes through it.
actor ModelNetwork {
    /// The device hears nothing.
    struct Silence: Error {}

    private struct Message {
        let head: String
        let body: Data
        let push: JSON?
    }

    private let server: any ModelServer
    private var random: SplitMix64
    private var connection: RawClient?
    /// Requests that arrive when nobody expects them any more.
    private var late: [Message] = []
    private(set) var ledger = ModelLedger()
    /// Whether everything goes through as it should.
    var isReliable = false

    init(server: any ModelServer, seed: UInt64) {
        self.server = server
        random = SplitMix64(seed: seed)
    }

    func becomeReliable() { isReliable = true }

    /// The server is another one from now on, or the same after its death.
    func disconnect() { connection = nil }

    /// Opens an account and gives its token.
    func signUp(_ email: String) throws -> String {
        let body = #"{"email":"\#(email)","password":"correct horse battery","timeZone":"Europe/Berlin"}"#
        let head = "POST /v1/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        let (data, status) = try exchange(Message(head: head, body: Data(body.utf8), push: nil))
        guard status == 201 else { throw Silence() }
        return try JSONDecoder().decode(JSON.self, from: data)["token"]["token"].text
    }

    /// Carries a device's request, or not.
    func carry(_ request: URLRequest) async throws -> (Data, Int) {
        let message = try message(of: request)
        guard !isReliable else { return try exchange(message) }
        if random.below(8) == 0 { try deliverLate() }
        switch random.below(24) {
        case 0, 1:
            throw Silence()
        case 2, 3:
            _ = try exchange(message)
            throw Silence()
        case 4:
            if server.diesAmidRequests { try abandon(message) } else { _ = try exchange(message) }
            connection = nil
            try await server.kill()
            throw Silence()
        case 5:
            _ = try exchange(message)
            return try exchange(message)
        case 6, 7:
            late.append(message)
            throw Silence()
        default:
            return try exchange(message)
        }
    }

    /// Delivers a request that its device has given up.
    func deliverLate() throws {
        guard !late.isEmpty else { return }
        _ = try exchange(late.remove(at: random.below(late.count)))
    }

    private func message(of request: URLRequest) throws -> Message {
        // Small pages, so that much happens between two of them.
        let query = request.url?.query?.replacing("limit=500", with: "limit=\(2 + random.below(8))")
        let url = (request.url?.path ?? "/") + (query.map { "?\($0)" } ?? "")
        var head = "\(request.httpMethod ?? "GET") \(url) HTTP/1.1\r\nHost: x\r\n"
        for (name, value) in request.allHTTPHeaderFields ?? [:] { head += "\(name): \(value)\r\n" }
        let body = request.httpBody ?? Data()
        return Message(head: head, body: body, push: try? JSONDecoder().decode(JSON.self, from: body))
    }

    private func send(_ message: Message) throws -> RawClient {
        let client = try connection ?? RawClient(port: server.port)
        connection = client
        try client.send(Array("\(message.head)Content-Length: \(message.body.count)\r\n\r\n".utf8) + message.body)
        return client
    }

    /// Sends a request whose fate nobody will know.
    private func abandon(_ message: Message) throws {
        _ = try send(message)
        if let push = message.push { ledger.doubt(push) }
    }

    /// Asks the server, and notes what it has done.
    private func exchange(_ message: Message) throws -> (Data, Int) {
        let client = try send(message)
        guard let response = try client.readResponse() else { throw Silence() }
        let data = Data(response.body)
        if let push = message.push, response.status == 200 {
            ledger.note(push, answer: try JSONDecoder().decode(JSON.self, from: data))
        }
        return (data, response.status)
    }

    func noteRestore() { ledger.beginEpoch() }
}
