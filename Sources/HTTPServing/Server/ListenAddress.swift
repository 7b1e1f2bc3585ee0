import Glibc

/// Where a server is to listen: an IP address and a TCP port, or a Unix-domain socket.
package enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IP address without brackets; port 0 takes a free one.
    case ip(host: String, port: UInt16)
    /// The path of the socket's file, which fits into a `sockaddr_un`.
    case unix(path: String)

    /// Bytes of a path at most: `sun_path` has 108, one of which ends it (unix(7)).
    package static let maximumPathLength = 107

    /// Reads `127.0.0.1:8080`, `[::1]:8080` or `unix:/run/attune/http.sock`.
    ///
    /// An address is needed: a name would have to be looked up, and could mean another machine later.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = text.dropFirst(5)
            guard (1...Self.maximumPathLength).contains(path.utf8.count), !path.utf8.contains(0) else { return nil }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        let hasBrackets = host.first == "[" && host.last == "]"
        if hasBrackets { host = host.dropFirst().dropLast() }
        guard hasBrackets == host.contains(":"), Self.isAddress(String(host)) else { return nil }
        self = .ip(host: String(host), port: port)
    }

    /// `host:port` with brackets around IPv6, or `unix:` and the path; what `init` reads.
    package var description: String {
        switch self {
        case .ip(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Whether a text is an IPv4 or IPv6 address, without brackets; a zone such as `%eth0` may follow.
    package static func isAddress(_ text: String) -> Bool {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(text, nil, &hints, &found) == 0 else { return false }
        freeaddrinfo(found)
        return true
    }

    private static func port(_ text: Substring) -> UInt16? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt16(text)
    }
}
