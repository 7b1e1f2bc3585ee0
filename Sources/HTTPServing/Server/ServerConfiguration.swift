import Glibc
package import TLS

/// What a server is started with.
package struct ServerConfiguration: Sendable {
    /// The addresses to listen on, all of them or none.
    package var listen: [ListenAddress] = [.ip(host: "127.0.0.1", port: 0)]
    /// Number of event loops; nil is ``usualLoops``.
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

    /// One loop fewer than there are cores, one at least: a core is left to what else the process does, and to the
    /// kernel. A loop that has to wait for its core makes all of its connections wait.
    package static var usualLoops: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1) }
}
