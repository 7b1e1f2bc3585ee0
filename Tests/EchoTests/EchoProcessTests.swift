import Glibc
import HTTPTestSupport
import ProcessTestSupport
import Testing

/// The example's start and end.
@Suite("echo as a process")
struct EchoProcessTests {
    @Test("it listens on all addresses given and names each; without any, on loopback alone")
    func addresses() async throws {
        try await onThread {
            let path = "/tmp/echo-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
            let echo = try RunningEcho(["--listen", "[::1]:0", "--listen", "unix:\(path)", "--port", "0"])
            let lines = echo.process.output.split(separator: "\n")
            let port = try #require(lines.first?.split(separator: ":").last.flatMap { UInt16($0) })

            let answers = try [ServerPlace.ipv6(port: port), .unix(path: path), .ipv4(port: echo.port)].map { place in
                let client = try RawClient(place)
                try client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                return try client.readResponse()?.text
            }

            #expect(answers == ["OK", "OK", "OK"])
            #expect(
                lines == [
                    "listening on http://[::1]:\(port)", "listening on unix:\(path)",
                    "listening on http://127.0.0.1:\(echo.port)",
                ])
            #expect(try echo.stop() == .exited(0))
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test("told to stop, it finishes the request in flight and ends with 0", arguments: [SIGTERM, SIGINT])
    func drain(signal: Int32) async throws {
        try await onThread {
            let echo = try RunningEcho()
            let idle = try RawClient(port: echo.port)
            let busy = try RawClient(port: echo.port)
            try busy.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
            #expect(try busy.readResponse()?.status == 100)

            echo.process.send(signal)
            #expect(try idle.readToEnd() == [])
            try busy.send("hello")
            let answer = try busy.readResponse()
            let end = try echo.process.wait(within: 5)

            #expect(answer?.text == "hello")
            #expect(answer?.values("Connection") == ["close"])
            #expect(end == .exited(0))
        }
    }

    @Test("told to stop as soon as it listens, it ends with 0", arguments: 1...20)
    func early(attempt: Int) async throws {
        try await onThread {
            let echo = try RunningEcho()

            #expect(try echo.stop() == .exited(0))
        }
    }

    @Test("a second signal ends it at once")
    func secondSignal() async throws {
        try await onThread {
            let echo = try RunningEcho()
            let busy = try RawClient(port: echo.port)
            let idle = try RawClient(port: echo.port)
            try busy.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
            #expect(try busy.readResponse()?.status == 100)

            echo.process.send(SIGTERM)
            #expect(try idle.readToEnd() == [])
            echo.process.send(SIGINT)

            #expect(try echo.process.wait(within: 5) == .exited(128 + SIGINT))
        }
    }

    @Test(
        "an address that is none, or cannot be had, ends the start with a sentence",
        arguments: [
            (["--listen", "localhost:80"], "'localhost:80' is no address to listen on."),
            (["--listen", "unix:/proc/none/echo.sock"], "cannot listen on unix:/proc/none/echo.sock: "),
            (["--port", "65536"], "65536"),
        ])
    func refused(arguments: [String], sentence: String) async throws {
        try await onThread {
            let process = try ChildProcess(RunningEcho.path, arguments)

            let end = try process.wait()

            #expect(end == .exited(sentence.hasPrefix("cannot") ? 1 : 64))
            #expect(process.errors.contains(sentence))
            #expect(process.output.isEmpty)
        }
    }
}
