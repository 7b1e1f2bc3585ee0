import Glibc
import HTTPTestSupport
import ProcessTestSupport

/// The example as it runs on a free port.
struct RunningEcho {
    static let path = BuiltProgram.path("echo")

    let process: ChildProcess
    let port: UInt16

    /// Starts it and waits until it says where it listens.
    init(_ arguments: [String] = ["--port", "0"]) throws {
        process = try ChildProcess(Self.path, arguments)
        let line = try process.outputLine { $0.hasPrefix("listening on http://127.0.0.1:") }
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw ChildProcess.Overdue(description: "no port in: \(line)")
        }
        self.port = port
    }

    /// Sends a request's bytes on a connection of their own and gives the answer.
    func send(_ text: String, toHead: Bool = false) throws -> RawResponse {
        let client = try RawClient(port: port)
        try client.send(text)
        guard let response = try client.readResponse(toHead: toHead) else { throw RawClientError.truncated }
        return response
    }

    /// Sends a request without a body or with one.
    func send(_ method: String, _ target: String, fields: String = "", body: String = "") throws -> RawResponse {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return try send(
            "\(method) \(target) HTTP/1.1\r\nHost: x\r\n\(fields)\(length)\r\n\(body)", toHead: method == "HEAD")
    }

    @discardableResult
    func stop() throws -> ChildProcess.End {
        process.send(SIGTERM)
        return try process.wait()
    }
}
