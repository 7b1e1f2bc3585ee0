/// An address the server listens on.
package struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
    /// IP text without brackets.
    package let host: String
    package let port: UInt16

    /// `host:port`, with brackets around IPv6.
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
