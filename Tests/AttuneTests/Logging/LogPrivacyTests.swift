import HTTPTestSupport
import JSON
import JournalTestSupport
import OpenAPITestSupport
import ProcessTestSupport
import Testing

/// Whatever people send, none of it is in the log.
@Suite("privacy of the log")
struct LogPrivacyTests {
    /// Stands in everything that a person could say.
    private static let mark = "zyxwv"
    private static let ids = "01935b7e-0a1b-4c2d-8e3f-40516273849"
    private static let password = "zyxwv horse battery"
    /// Members whose values keep their meaning with the mark in them.
    private static let texts: Set<String> = [
        "note", "label", "name", "displayName", "intention", "supervision", "reason", "place", "company", "activity",
        "mindset", "batch", "text", "substance", "form", "description",
    ]

    /// An id for each collection: no two records of a person share one.
    private static func id(at path: String) -> String {
        let place = CollectionFixture.all.firstIndex { path.hasPrefix("\($0.path)/") } ?? CollectionFixture.all.count
        return ids + String(place)
    }

    /// The body with the mark in each text of a person's own.
    private static func marked(_ value: JSONValue, member: String = "") -> JSONValue {
        switch value {
        case .object(let object):
            var marked = JSONObject()
            for (name, value) in object.members { marked[name] = Self.marked(value, member: name) }
            return .object(marked)
        case .array(let elements): return .array(elements.map { Self.marked($0, member: member) })
        case .string where member == "email": return "zyxwv@example.org"
        case .string where member.lowercased().hasSuffix("password"): return .string(password)
        case .string where member == "tags": return .string(mark)
        case .string(let text) where texts.contains(member): return .string("\(mark)-\(text)")
        default: return value
        }
    }

    /// Those that end the account or its token come last.
    private static func operations() throws -> [OpenAPIOperation] {
        let ends = ["PUT /v1/users/me/password", "DELETE /v1/tokens/current", "DELETE /v1/users/me"]
        let place: (OpenAPIOperation) -> Int = { ends.firstIndex(of: "\($0.method) \($0.path)") ?? -1 }
        return try ContractChecker.document.get().operations().enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    private static let headers =
        "User-Agent: zyxwv\r\nReferer: http://zyxwv.example/\r\nCookie: zyxwv=zyxwv\r\nX-Request-Id: zyxwv\r\n"
        + "X-Forwarded-For: 192.0.2.77\r\n"

    /// Sends on a connection of its own and gives the status; 0 where the connection ended without an answer.
    private static func send(_ bytes: [UInt8], to server: RunningAttune, toHead: Bool = false) throws -> Int {
        let client = try RawClient(port: server.port)
        try client.send(bytes)
        return try client.readResponse(toHead: toHead)?.status ?? 0
    }

    private static func request(
        _ method: String, _ path: String, _ body: [UInt8]?, type: String = "application/json", token: String
    ) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: zyxwv.example\r\nConnection: close\r\n\(headers)"
        head += "Authorization: Bearer \(token)\r\n"
        if let body { head += "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" }
        return Array("\(head)\r\n".utf8) + (body ?? [])
    }

    /// Asks for an operation in every way that it can be asked for.
    private static func call(_ operation: OpenAPIOperation, on server: RunningAttune, token: String) throws -> [Int] {
        let isStream = operation.response(status: 200)?.content(ofType: "text/event-stream") != nil
        let method = isStream ? "HEAD" : operation.method
        let path = operation.path.replacing("{id}", with: id(at: operation.path))
        var statuses: [Int] = []
        for content in operation.requestBody {
            let examples = content.examples.map { example in
                content.type == "text/csv"
                    ? Array("note\n\(mark)\n".utf8) : JSONWriter.bytes(of: marked(example.value))
            }
            for body in [Array("{\"note\": \"zyxwv".utf8), Array("{\"zyxwv\": \"zyxwv\"}".utf8)] + examples {
                statuses.append(try send(request(method, path, body, type: content.type, token: token), to: server))
            }
        }
        if operation.requestBody.isEmpty {
            for query in ["?zyxwv=zyxwv", "?from=zyxwv", ""] {
                let bytes = request(method, path + query, nil, token: token)
                statuses.append(try send(bytes, to: server, toHead: isStream))
            }
        }
        return statuses
    }

    /// A record of each collection with the id, so that paths find one.
    private static func fill(_ server: RunningAttune, token: String) throws {
        for fixture in CollectionFixture.all {
            let body = JSONWriter.bytes(of: marked(fixture.record(note: mark)))
            let path = "\(fixture.path)/\(id(at: "\(fixture.path)/"))"
            #expect(try send(request("PUT", path, body, token: token), to: server) == 201, "\(fixture)")
        }
    }

    @Test("a whole life through every operation leaves no word of a person's in it", arguments: ["json", "text"])
    func everything(format: String) async throws {
        try await onThread {
            let server = try RunningAttune(
                in: TemporaryDirectory(),
                environment: [
                    "ATTUNE_LOG_LEVEL": "trace", "ATTUNE_LOG_FORMAT": format, "ATTUNE_METRICS": "local",
                ])
            let person: JSONValue = [
                "email": "zyxwv-alice@example.org", "password": .string(Self.password), "displayName": "Zyxwv",
                "timeZone": "Europe/Berlin",
            ]
            let account = try JSONParser.parse(try APIClient(port: server.port).send("POST", "/v1/users", person).body)
            let token = try #require(account.value(at: "/token/token")?.text)
            try Self.fill(server, token: token)

            let operations = try Self.operations()
            let statuses = try operations.flatMap { try Self.call($0, on: server, token: token) }
            for bytes in [
                "GET /zyxwv HTTP/1.1\r\nHost: a\r\n\r\n", "GET zyxwv\r\n\r\n", "ZYXWV / HTTP/1.1\r\nHost: a\r\n\r\n",
            ] {
                _ = try Self.send(Array(bytes.utf8), to: server)
            }
            try server.stop()

            let log = server.process.errors
            let userID = try #require(account.value(at: "/user/id")?.text)
            for secret in ["zyxwv", token.lowercased(), "att_", "ats_", userID, Self.ids, "192.0.2.77", "example.org"] {
                #expect(!log.lowercased().contains(secret), "\(secret)")
            }
            #expect(statuses.count { (200...204).contains($0) } > operations.count / 2)
            for operation in operations { #expect(log.contains(operation.path), "\(operation.path)") }
        }
    }
}
