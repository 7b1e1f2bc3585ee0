import Glibc
import HTTPServing
import TLS

/// Asks a server on this machine whether it is alive, as a container's health check does.
package enum HealthCheck {
    /// Seconds until an answer has to be there.
    private static let timeout = 3

    /// Whether `GET /health` answers 200 at the first address; a server on all addresses is asked on loopback.
    package static func isHealthy(_ configuration: Configuration) -> Bool {
        guard let address = configuration.addresses.first, let descriptor = connect(to: address) else { return false }
        defer { close(descriptor) }
        // A peer that has gone is an answer too.
        signal(SIGPIPE, SIG_IGN)
        let answer: [UInt8]
        if case .ip = address, configuration.tlsCertificate != nil {
            guard let session = TLSSession(probing: descriptor) else { return false }
            answer = ask(send: { session.send($0) }, receive: { session.receive(into: $0) })
        } else {
            answer = ask(
                send: { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) },
                receive: { recv(descriptor, $0.baseAddress, $0.count, 0) })
        }
        return answer.starts(with: Array("HTTP/1.1 200 ".utf8))
    }

    private static func connect(to address: ListenAddress) -> Int32? {
        switch address {
        case .ip("0.0.0.0", let port): connect(host: "127.0.0.1", port: port)
        case .ip("::", let port): connect(host: "::1", port: port)
        case .ip(let host, let port): connect(host: host, port: port)
        case .unix(let path): connect(path: path)
        }
    }

    private static func connect(host: String, port: UInt16) -> Int32? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else { return nil }
        defer { freeaddrinfo(found) }
        return connect(family: address.ai_family, address.ai_addr, address.ai_addrlen)
    }

    private static func connect(path: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(family: AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// A socket whose every wait ends in time.
    private static func connect(family: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t) -> Int32? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard Glibc.connect(descriptor, address, length) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Sends the request and gives the first bytes of what comes back.
    private static func ask(
        send: (UnsafeRawBufferPointer) -> Int, receive: (UnsafeMutableRawBufferPointer) -> Int
    ) -> [UInt8] {
        let request = Array("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard request.withUnsafeBytes(send) == request.count else { return [] }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while bytes.count < 13 {
            let count = buffer.withUnsafeMutableBytes(receive)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }
}
