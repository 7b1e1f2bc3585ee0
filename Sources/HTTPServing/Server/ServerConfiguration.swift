/// What a server is started with.
package struct ServerConfiguration: Sendable {
    /// An IP address, or a host name of which every address is listened on.
    package var host = "127.0.0.1"
    /// 0 takes a free one.
    package var port: UInt16 = 0
    /// Number of event loops; nil is one per core.
    package var loops: Int?
    /// Connections the kernel holds until they are accepted.
    package var backlog: Int32 = 1024
    /// The value of the field Server; nil leaves it out, which tells an attacker less.
    package var serverName: String?
    package var limits = ServerLimits()

    package init() {}
}
