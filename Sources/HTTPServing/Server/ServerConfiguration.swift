package import TLS

/// What a server is started with.
package struct ServerConfiguration: Sendable {
    /// The addresses to listen on, all of them or none.
    package var listen: [ListenAddress] = [.ip(host: "127.0.0.1", port: 0)]
    /// Number of event loops; nil is one per core.
    package var loops: Int?
    /// Connections the kernel holds until they are accepted.
    package var backlog: Int32 = 1024
    /// The value of the field Server; nil leaves it out, which tells an attacker less.
    package var serverName: String?
    package var limits = ServerLimits()
    /// The certificate, asked for its newest at each accept; nil speaks plain HTTP. Unix-domain sockets always do: who
    /// connects there is on this machine.
    package var tls: TLSIdentity?
    /// Who may name the client of a request.
    package var trustedProxies = TrustedProxies()

    package init() {}
}
