import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport

/// The built program.
enum AttuneProgram {
    static let path = BuiltProgram.path("attune")

    /// Runs the program to its end.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], directory: String = "/"
    ) throws -> (end: ChildProcess.End, process: ChildProcess) {
        let process = try ChildProcess(path, arguments, environment: environment, directory: directory)
        return (try process.wait(), process)
    }

    /// Runs the program to its end with a text, short enough for a pipe, as its standard input.
    static func run(
        _ arguments: [String], input: String
    ) throws -> (end: ChildProcess.End, process: ChildProcess) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ChildProcess.Overdue(description: "no pipe") }
        // Only the program itself gets the end that it reads, or its input would never end.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let bytes = Array(input.utf8)
        _ = write(ends[1], bytes, bytes.count)
        close(ends[1])
        let process = try ChildProcess(path, arguments, input: ends[0])
        return (try process.wait(), process)
    }
}

/// The program as it serves a journal on a free port.
struct RunningAttune: Sendable {
    let process: ChildProcess
    let port: UInt16
    /// The log line that named the address; empty where the log is not JSON.
    let listening: JSONObject
    /// Kept for as long as the program runs.
    private let directory: TemporaryDirectory

    /// Starts it on the journal in `directory` and waits until it listens.
    init(
        in directory: TemporaryDirectory, environment: [String: String] = [:],
        by launcher: (_ arguments: [String]) -> [String] = { $0 }
    ) throws {
        self.directory = directory
        let quiet = ["ATTUNE_LOG_LEVEL": "notice"].merging(environment) { $1 }
        let command = launcher([AttuneProgram.path, "serve", "--port", "0", "--data", "\(directory.path)/data"])
        process = try ChildProcess(
            command[0], Array(command.dropFirst()), environment: quiet, directory: directory.path)
        let isText = environment["ATTUNE_LOG_FORMAT"] == "text"
        let line = try process.errorLine { $0.contains(isText ? " listening address=" : "\"message\":\"listening\"") }
        listening = isText ? [:] : try JSONParser.parse(Array(line.utf8)).object ?? [:]
        let address = listening["address"]?.text ?? line
        guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw ChildProcess.Overdue(description: "no address in: \(line)")
        }
        self.port = port
    }

    /// Asks it to stop, and waits until it has.
    @discardableResult
    func stop() throws -> ChildProcess.End {
        process.send(SIGTERM)
        return try process.wait()
    }

    /// Opens an account and gives its token.
    func signUp(_ name: String) throws -> String {
        let response = try APIClient(port: port).send(
            "POST", "/v1/users",
            ["email": .string("\(name)@example.org"), "password": "correct horse battery", "timeZone": "Europe/Berlin"])
        guard response.status == 201, case .object(let answer) = try JSONParser.parse(response.body),
            case .object(let token)? = answer["token"], case .string(let value)? = token["token"]
        else { throw ChildProcess.Overdue(description: "no sign-up: \(response.status) \(response.text)") }
        return value
    }
}

/// A kept-alive connection to the program.
struct APIClient {
    let client: RawClient
    let token: String?

    init(port: UInt16, token: String? = nil) throws {
        client = try RawClient(port: port)
        self.token = token
    }

    func send(_ method: String, _ path: String, _ body: JSONValue? = nil) throws -> RawResponse {
        try client.send(head(method, path, body) + bytes(of: body))
        guard let response = try client.readResponse() else { throw RawClientError.truncated }
        return response
    }

    /// The request's head, with further field lines.
    func head(_ method: String, _ path: String, _ body: JSONValue? = nil, further: String = "") -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(further)"
        if let token { head += "Authorization: Bearer \(token)\r\n" }
        if body != nil { head += "Content-Type: application/json\r\nContent-Length: \(bytes(of: body).count)\r\n" }
        return Array("\(head)\r\n".utf8)
    }

    func bytes(of body: JSONValue?) -> [UInt8] { body.map { JSONWriter.bytes(of: $0) } ?? [] }

    /// A check-in whose note is its id.
    static func checkIn(_ id: String) -> JSONValue {
        [
            "id": .string(id), "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin", "note": .string(id),
        ]
    }

    /// The ids of all check-ins, page by page.
    func checkInIDs() throws -> [String] {
        var ids: [String] = []
        var cursor: String?
        repeat {
            let response = try send("GET", "/v1/check-ins?limit=500" + (cursor.map { "&cursor=\($0)" } ?? ""))
            guard response.status == 200, case .object(let page) = try JSONParser.parse(response.body),
                case .array(let items)? = page["items"]
            else { throw ChildProcess.Overdue(description: "no list: \(response.status) \(response.text)") }
            ids += items.compactMap { item in
                guard case .object(let record) = item, case .string(let id)? = record["id"],
                    record["note"] == .string(id)
                else { return nil }
                return id
            }
            cursor = nil
            if case .string(let next)? = page["nextCursor"] { cursor = next }
        } while cursor != nil
        return ids
    }
}
