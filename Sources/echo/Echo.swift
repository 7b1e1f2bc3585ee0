import ArgumentParser
import Glibc
import HTTPCodec
import HTTPServing

/// A small server on HTTPServing alone, which answers with what it is sent.
@main
struct Echo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo",
        abstract: "Answer requests with their own bodies, fields and cookies.",
        discussion: "Stops on SIGTERM or SIGINT once the requests in flight are answered.")

    /// Seconds that requests in flight have when the server stops.
    private static let drainSeconds = 10

    @Option(help: "The TCP port on 127.0.0.1, 8080 if no address is given; 0 picks a free one.")
    var port: UInt16?

    @Option(
        help: "An address to listen on, such as [::1]:8080 or unix:/tmp/echo.sock; may be repeated.",
        transform: address)
    var listen: [ListenAddress] = []

    func run() async throws {
        let stops = try StopSignals()
        var configuration = ServerConfiguration()
        configuration.listen = listen
        if port != nil || listen.isEmpty { configuration.listen.append(.ip(host: "127.0.0.1", port: port ?? 8080)) }
        let server = HTTPServer(
            configuration: configuration, respond: { await Answers.answer(to: $0) },
            refuse: { Answers.text($0.status, $0.reason.description) })
        for address in try server.start() { Self.say("listening on \(address)") }
        await stops.first()
        await server.drain(within: .seconds(Self.drainSeconds))
    }

    private static func address(_ text: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else { throw ValidationError("'\(text)' is no address to listen on.") }
        return address
    }

    /// Writes a line at once, also where standard output is no terminal.
    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
