import Glibc

/// Where on this machine a server listens.
package enum ServerPlace: Sendable, Hashable {
    /// 127.0.0.1.
    case ipv4(port: UInt16)
    /// ::1.
    case ipv6(port: UInt16)
    /// A Unix-domain socket.
    case unix(path: String)

    /// Makes a socket and connects it, after `prepare` has set its options.
    ///
    /// - Throws: `RawClientError.system`.
    func connectedSocket(_ prepare: (Int32) -> Void) throws -> Int32 {
        switch self {
        case .ipv4(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            return try Self.connect(AF_INET, &address, prepare)
        case .ipv6(let port):
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            address.sin6_addr = in6addr_loopback
            return try Self.connect(AF_INET6, &address, prepare)
        case .unix(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
            return try Self.connect(AF_UNIX, &address, prepare)
        }
    }

    private static func connect<Address>(
        _ family: Int32, _ address: inout Address, _ prepare: (Int32) -> Void
    ) throws -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw RawClientError.system(errno) }
        prepare(descriptor)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard status == 0 else {
            let code = errno
            close(descriptor)
            throw RawClientError.system(code)
        }
        return descriptor
    }
}
