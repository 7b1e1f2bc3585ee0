import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes

/// A server with a few small handlers, on a free port of this machine.
///
/// `/text`, `/echo` (body up to 1000 bytes), `/pieces` (how many bytes, in how many pieces of 1000), `/ignore` (body unread), `/wait` (until cancelled or released), `/chunks`,
/// `/exact`, `/short`, `/broken`, `/large` (8 MiB streamed), `/empty` (204), `/invalid` (status 100), `/bye`, `/renewed`
/// (205 with a body), `/split` (a field for each byte that could end a line).
final class RunningServer: Sendable {
    let server: HTTPServer
    let addresses: [BoundAddress]
    /// The port of the first address.
    var port: UInt16 { addresses.first?.port ?? 0 }
    let waiting = Signal()
    let cancelled = Signal()
    let released = Signal()

    init(_ configure: (inout ServerConfiguration) -> Void = { _ in }) throws {
        var configuration = ServerConfiguration()
        configuration.loops = 2
        configure(&configuration)
        let signals = (waiting, cancelled, released)
        server = HTTPServer(
            configuration: configuration,
            respond: { request in await Self.respond(request, signals.0, signals.1, signals.2) },
            refuse: { refusal in
                Response(
                    status: refusal.status, fields: [.contentType: "text/plain"],
                    body: .bytes(Array(refusal.reason.description.utf8)))
            })
        addresses = try server.start()
    }

    func client(receiveBuffer: Int32? = nil) throws -> RawClient {
        try RawClient(port: port, receiveBuffer: receiveBuffer)
    }

    /// Sends bytes on a connection of their own and returns all that comes back.
    func exchange(_ text: String) throws -> String {
        let client = try client()
        try client.send(text)
        client.finishSending()
        return String(decoding: try client.readToEnd(), as: UTF8.self)
    }

    /// Waits until no connection is open; false if that takes more than ten seconds.
    func isEmptied() -> Bool {
        Signal.poll { server.statistics.openConnections == 0 }
    }

    private static func respond(
        _ request: Request, _ waiting: Signal, _ cancelled: Signal, _ released: Signal
    ) async -> Response {
        switch request.target.path {
        case "*": return Response(status: .noContent, fields: [.allow: "GET, PATCH"])
        case "/text": return text("hello")
        case "/peer": return text(request.peer.description)
        case "/echo": return await echo(request)
        case "/pieces": return await pieces(request)
        case "/ignore": return Response(status: .unauthorized)
        case "/empty": return Response(status: .noContent, body: .bytes([1]))
        case "/unchanged": return Response(status: .notModified, fields: [.eTag: "\"1\""], body: .bytes([1]))
        case "/renewed": return Response(status: .resetContent, body: .bytes([1]))
        case "/split": return split(request.target.query ?? "")
        case "/invalid": return Response(status: .continue)
        case "/bye": return Response(status: .ok, fields: [.connection: "close"], body: .bytes([0x62]))
        case "/wait":
            waiting.raise()
            await withTaskCancellationHandler {
                await released.wait()
            } onCancel: {
                cancelled.raise()
                released.raise()
            }
            return text("waited")
        case "/elsewhere":
            await Elsewhere().visit()
            return text("back")
        default: return stream(request.target.path, cancelled)
        }
    }

    private static func stream(_ path: String, _ cancelled: Signal) -> Response {
        let parts = ["one", "two", "three"].map { Array($0.utf8) }
        switch path {
        case "/chunks": return Response(status: .ok, body: .stream(length: nil) { try await $0.write(all: parts) })
        case "/exact": return Response(status: .ok, body: .stream(length: 11) { try await $0.write(all: parts) })
        case "/short": return Response(status: .ok, body: .stream(length: 12) { try await $0.write(all: parts) })
        case "/long": return Response(status: .ok, body: .stream(length: 5) { try await $0.write(all: parts) })
        case "/broken":
            return Response(
                status: .ok,
                body: .stream(length: nil) { stream in
                    try await stream.write(parts[0])
                    throw CancellationError()
                })
        case "/large":
            return Response(
                status: .ok,
                body: .stream(length: nil) { stream in
                    let part = [UInt8](repeating: 0x61, count: 65_536)
                    do {
                        for _ in 0..<128 { try await stream.write(part) }
                    } catch {
                        cancelled.raise()
                        throw error
                    }
                })
        default: return Response(status: .notFound)
        }
    }

    private static func echo(_ request: Request) async -> Response {
        do throws(BodyError) {
            return Response(status: .ok, body: .bytes(try await request.body.bytes(upTo: 1000)))
        } catch {
            return Response(
                status: error == .tooLarge ? .contentTooLarge : .badRequest, body: .bytes(Array("\(error)".utf8)))
        }
    }

    private static func pieces(_ request: Request) async -> Response {
        var pieces = request.body.pieces(of: 1000)
        var (count, bytes) = (0, 0)
        do throws(BodyError) {
            while let piece = try await pieces.next() {
                count += 1
                bytes += piece.count
            }
            // Behind the end there is nothing, however often one asks.
            let rest = try await pieces.next()?.count ?? 0
            return text("\(bytes + rest) in \(bytes > 100_000 ? "many" : String(count))")
        } catch {
            return Response(status: .badRequest, body: .bytes(Array("\(error)".utf8)))
        }
    }

    /// A field whose value tries to end its line with the byte of this number.
    private static func split(_ query: String) -> Response {
        let value = Array("/a".utf8) + [UInt8(query) ?? 0x20] + Array("X-Evil: 1".utf8)
        return Response(
            status: .found, fields: [.location: String(decoding: value, as: UTF8.self)],
            body: .bytes([0x62]))
    }

    private static func text(_ text: String) -> Response {
        Response(status: .ok, fields: [.contentType: "text/plain"], body: .bytes(Array(text.utf8)))
    }
}

extension ResponseStream {
    fileprivate func write(all parts: [[UInt8]]) async throws {
        for part in parts { try await write(part) }
    }
}

/// An actor, so that a handler leaves its loop and comes back.
private actor Elsewhere {
    func visit() {}
}
