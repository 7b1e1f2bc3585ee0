import CPlatform
import Glibc

/// A socket that listens, and for a Unix-domain one the file that names it.
struct ListeningSocket: Sendable {
    let descriptor: Int32
    let address: BoundAddress
    /// The socket's file, by which `close` tells it from a later server's.
    private let file: SocketFile?

    private init(descriptor: Int32, address: BoundAddress, file: SocketFile? = nil) {
        self.descriptor = descriptor
        self.address = address
        self.file = file
    }

    /// Listens on all addresses, or on none.
    static func open(
        _ addresses: [ListenAddress], backlog: Int32, isSecure: Bool = false
    ) throws(ListenError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        do throws(ListenError) {
            for address in addresses {
                switch address {
                case .ip(let host, let port):
                    sockets += try open(host: host, port: port, backlog: backlog, isSecure: isSecure)
                case .unix(let path): sockets.append(try open(path: path, backlog: backlog))
                }
            }
        } catch {
            for socket in sockets { socket.close() }
            throw error
        }
        return sockets
    }

    /// Ends the listening, so that peers are refused by the kernel, and removes the socket's file.
    func close() {
        // The file goes first, so that nobody finds a dead one.
        file?.remove()
        platform_close(descriptor)
    }

    private static func open(
        host: String, port: UInt16, backlog: Int32, isSecure: Bool
    ) throws(ListenError) -> [ListeningSocket] {
        var descriptors = [Int32](repeating: -1, count: 8)
        let count = platform_listen(host, port, backlog, &descriptors, Int32(descriptors.count))
        guard count > 0 else {
            throw ListenError(address: .ip(host: host, port: port), code: -count)
        }
        return descriptors.prefix(Int(count)).map { descriptor in
            var address = platform_address()
            _ = platform_local_address(descriptor, &address)
            let local = PeerAddress(address)
            let bound = ListenAddress.ip(host: local.description, port: local.port)
            return ListeningSocket(descriptor: descriptor, address: BoundAddress(address: bound, isSecure: isSecure))
        }
    }

    private static func open(path: String, backlog: Int32) throws(ListenError) -> ListeningSocket {
        let address = ListenAddress.unix(path: path)
        guard path.utf8.count <= ListenAddress.maximumPathLength else {
            throw ListenError(address: address, code: ENAMETOOLONG)
        }
        try SocketFile.clear(path)
        let descriptor = platform_listen_unix(path, SocketFile.mode, backlog)
        guard descriptor >= 0 else { throw ListenError(address: address, code: -descriptor) }
        return ListeningSocket(
            descriptor: descriptor, address: BoundAddress(address: address), file: SocketFile(at: path))
    }
}
