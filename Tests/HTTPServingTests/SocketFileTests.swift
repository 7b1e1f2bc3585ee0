import Glibc
import HTTPServing
import HTTPTestSupport
import Testing

/// The file of a Unix-domain socket.
@Suite("Socket files")
struct SocketFileTests {
    private let directory: SocketDirectory
    private var path: String { directory.path("http.sock") }

    init() throws {
        directory = try SocketDirectory()
    }

    @Test("it is for the server's user and group alone")
    func mode() throws {
        let server = try server()

        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_mode == S_IFSOCK | 0o660)
        #expect(server.addresses.map(\.description) == ["unix:\(path)"])
    }

    @Test("it goes when the server stops")
    func removal() async throws {
        let server = try server()
        #expect(access(path, F_OK) == 0)

        await server.server.drain(within: .zero)

        #expect(access(path, F_OK) != 0)
    }

    @Test("that of a dead server is replaced")
    func stale() throws {
        try directory.leaveSocket("http.sock")

        let server = try server()
        let client = try RawClient(.unix(path: path))
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(try client.readResponse()?.text == "hello")
        #expect(server.port == 0)
    }

    @Test("that of a server which answers is left alone, and the start refused")
    func live() throws {
        let first = try server()

        let error = #expect(throws: ListenError.self) { try server() }
        let client = try RawClient(.unix(path: path))
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(error.map { "\($0)" } == "cannot listen on unix:\(path): another server listens there")
        #expect(try client.readResponse()?.text == "hello")
        #expect(first.server.statistics.requests == 1)
    }

    @Test("a file that is no socket is left alone, and the start refused")
    func otherFile() throws {
        close(open(path, O_CREAT | O_WRONLY, 0o600))

        let error = #expect(throws: ListenError.self) { try server() }

        #expect(error.map { "\($0)" } == "cannot listen on unix:\(path): the file there is no socket")
        #expect(access(path, F_OK) == 0)
    }

    @Test("one that a later server has put in its place is not removed")
    func replaced() async throws {
        let first = try server()
        unlink(path)
        let second = try server()

        await first.server.drain(within: .zero)
        let client = try RawClient(.unix(path: path))
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(try client.readResponse()?.text == "hello")
        #expect(second.server.statistics.requests == 1)
    }

    @Test(
        "a path that does not fit, and a directory that is not there, are told",
        arguments: [
            (String(repeating: "a", count: 108), "File name too long"),
            ("absent/http.sock", "No such file or directory"),
        ])
    func impossible(name: String, reason: String) throws {
        let error = #expect(throws: ListenError.self) {
            try RunningServer { $0.listen = [.unix(path: directory.path(name))] }
        }

        #expect(error?.description.hasSuffix(": \(reason)") == true)
    }

    private func server() throws -> RunningServer {
        try RunningServer { $0.listen = [.unix(path: path)] }
    }
}
