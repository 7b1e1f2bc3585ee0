import CPlatform
import Glibc
import TLS

/// One connection of the tests' server.
final class SessionConnection {
    private let session: TLSSession
    private let descriptor: Int32
    private let behaviour: SessionServer.Behaviour
    private var input: [UInt8] = []
    private var output: [UInt8] = []
    private var hasInputEnded = false

    /// Bytes that may wait to be sent before no more is received.
    private static let highWater = 65_536

    init?(context: TLSContext, descriptor: Int32, behaviour: SessionServer.Behaviour) {
        guard let session = TLSSession(context: context, descriptor: descriptor) else { return nil }
        self.session = session
        self.descriptor = descriptor
        self.behaviour = behaviour
    }

    func run() -> SessionServer.End {
        let epoll = platform_epoll_create()
        defer { platform_close(epoll) }
        _ = platform_epoll_add_connection(epoll, descriptor, 1)
        while true {
            if let end = advance() { return end }
            var event = platform_event()
            guard platform_epoll_wait(epoll, &event, 1, 10_000) > 0 else { return .overdue }
        }
    }

    /// Receives and sends until neither can go on; how the connection ended, if it did.
    private func advance() -> SessionServer.End? {
        var hasMoved = true
        while hasMoved {
            hasMoved = false
            for step in [receive, send] {
                let count = step()
                if count > 0 { hasMoved = true } else if count != -Int(EAGAIN) { return .broken(count) }
            }
        }
        guard hasInputEnded, output.isEmpty else { return nil }
        session.shutDownOutput()
        return .orderly
    }

    private func receive() -> Int {
        guard !hasInputEnded, output.count < Self.highWater else { return -Int(EAGAIN) }
        let count = withUnsafeTemporaryAllocation(byteCount: 20_000, alignment: 1) { buffer in
            let count = session.receive(into: buffer)
            if count > 0 { input += buffer.prefix(count) }
            return count
        }
        guard count != 0 else {
            hasInputEnded = true
            return -Int(EAGAIN)
        }
        switch behaviour {
        case .echo:
            output += input
            input = []
        case .respond where input.suffix(4) == Array("\r\n\r\n".utf8):
            output = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK".utf8)
            hasInputEnded = true
        case .respond: break
        }
        return count
    }

    private func send() -> Int {
        guard !output.isEmpty else { return -Int(EAGAIN) }
        let count = output.withUnsafeBytes { session.send($0) }
        if count > 0 { output.removeFirst(count) }
        return count
    }
}
