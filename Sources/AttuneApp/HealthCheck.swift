import Glibc

/// Asks a server on this machine whether it is alive, as a container's health check does.
package enum HealthCheck {
    /// Seconds until an answer has to be there.
    private static let timeout = 3

    /// Whether `GET /health` answers 200 at the configured address; a server on all addresses is asked on loopback.
    package static func isHealthy(_ configuration: Configuration) -> Bool {
        let host: String
        switch configuration.host {
        case "0.0.0.0": host = "127.0.0.1"
        case "::": host = "::1"
        default: host = configuration.host
        }
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(configuration.port), &hints, &found) == 0, let address = found?.pointee else {
            return false
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 else { return false }
        let request = Array("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return false
        }
        return answer(on: descriptor).starts(with: Array("HTTP/1.1 200 ".utf8))
    }

    /// The first bytes of what comes back.
    private static func answer(on descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while bytes.count < 13 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }
}
