import CPlatform
import Dispatch
import Glibc
import TLS

/// A server of one connection at a time that watches its socket edge-triggered, as the real one does.
final class SessionServer: Sendable {
    /// What is done with what comes in.
    enum Behaviour: Sendable {
        /// It is sent back.
        case echo
        /// A request's head is answered `OK`, and the connection ended.
        case respond
    }

    /// How a connection has ended.
    enum End: Sendable, Hashable {
        /// The peer's input or our answer came to its end.
        case orderly
        /// A session's operation failed with this error.
        case broken(Int)
        /// Nothing happened for ten seconds.
        case overdue
    }

    let port: UInt16
    private let listener: Int32
    private let ends = ConnectionEnds()

    init(context: TLSContext, behaviour: Behaviour = .echo) throws {
        platform_ignore_broken_pipes()
        var descriptor: Int32 = -1
        guard platform_listen("127.0.0.1", 0, 16, &descriptor, 1) == 1 else { throw TLSTestError.cannotListen }
        listener = descriptor
        var address = platform_address()
        _ = platform_local_address(descriptor, &address)
        port = address.port
        DispatchQueue(label: "session-server").async { [listener, ends] in
            Self.run(listener, context, behaviour) { ends.append($0) }
        }
    }

    /// Shutting a listener down wakes who polls it.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Waits for the next connection's end.
    func end() -> End { ends.next() }

    private static func run(
        _ listener: Int32, _ context: TLSContext, _ behaviour: Behaviour, _ report: (End) -> Void
    ) {
        while true {
            var entry = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, -1) == 1, entry.revents & Int16(POLLHUP) == 0 else { break }
            var peer = platform_address()
            let descriptor = platform_accept(listener, &peer)
            guard descriptor >= 0 else { break }
            // Small enough for a send to be taken in part.
            var size: Int32 = 4096
            setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            let connection = SessionConnection(context: context, descriptor: descriptor, behaviour: behaviour)
            report(connection?.run() ?? .broken(-Int(ENOMEM)))
            platform_close(descriptor)
        }
        platform_close(listener)
    }
}
