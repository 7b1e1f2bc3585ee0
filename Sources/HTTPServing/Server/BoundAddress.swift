/// An address that the server listens on, its port known.
package struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address; never with port 0.
    package let address: ListenAddress
    /// Whether TLS is spoken there.
    package var isSecure = false

    /// The TCP port; 0 for a Unix-domain socket.
    package var port: UInt16 {
        guard case .ip(_, let port) = address else { return 0 }
        return port
    }

    /// How a client names it: `http://127.0.0.1:8080`, `https://[::1]:8080`, `unix:/run/attune/http.sock`.
    package var description: String {
        switch address {
        case .ip: isSecure ? "https://\(address)" : "http://\(address)"
        case .unix: "\(address)"
        }
    }
}
