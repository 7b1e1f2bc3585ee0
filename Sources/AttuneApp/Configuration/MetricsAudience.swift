/// Who may read `GET /metrics`.
package enum MetricsAudience: String, Sendable, CaseIterable {
    /// Nobody: the route is not there.
    case nobody
    /// Clients on this machine: loopback and Unix-domain sockets, unless a trusted proxy names another client.
    case local
    /// Whoever can reach the server.
    case everybody
}
