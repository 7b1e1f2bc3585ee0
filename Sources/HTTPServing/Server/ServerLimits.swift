package import HTTPCodec

/// Every bound of the server, so that no peer can take more than its share.
package struct ServerLimits: Sendable, Hashable {
    /// Sizes of a request's head: request line 8 KiB, fields 32 KiB and 100 in number.
    package var head = HeadLimits()
    /// Sizes around a chunked body's data: chunk line 4 KiB, trailers 8 KiB.
    package var chunks = ChunkLimits()
    /// Time from a head's first byte to its last, 10 s: a total, since single bytes would reset a pause. Beyond: 408.
    package var headTime: Duration = .seconds(10)
    /// Bytes of body a second that a handler may wait for, 500 on average: slower peers only hold memory. Beyond: 408.
    package var bodyRate = 500
    /// Time before the body rate counts, 5 s: what a new connection over a bad line needs to get going.
    package var bodyGrace: Duration = .seconds(5)
    /// Time a connection may stay open between requests, 60 s: longer than most clients' own, so that they close first.
    package var idleTime: Duration = .seconds(60)
    /// Time in which a peer must take 16 KiB of what waits for it, or all of it, 30 s: else it is reset.
    package var writeStall: Duration = .seconds(30)
    /// Time for which input is still read after the last response, 2 s: without it a reset could destroy the response.
    package var linger: Duration = .seconds(2)
    /// Connections at once, 16,384, and never more than the limit of open descriptors leaves. Beyond: 503.
    package var connections = 16_384
    /// Connections at once from one IPv4 address or IPv6 /64 network, 512: one peer must not take them all. Beyond:
    /// 503.
    package var connectionsPerAddress = 512
    /// Whether connections from this machine are counted by address too: a proxy on it brings everybody's.
    package var countsLoopback = false
    /// Requests whose handlers run at once, 1024, those that wait for their bodies not among them: the work and answers
    /// of so many fit into memory. Beyond: 503.
    package var requestsInFlight = 1024
    /// Bytes of bodies that are still arriving, 64 MiB over all connections: each may be small enough and all of them
    /// more than the memory. Beyond: 503.
    package var arrivingBodies = 67_108_864
    /// Requests of one connection that are answered in a row before others have their turn, 64.
    package var pipelinedRequests = 64
    /// Bytes of an unread body that are read and dropped to keep a connection, 256 KiB: beyond it, a new one is
    /// cheaper.
    package var discardedBody = 262_144
    /// Bytes of output that may wait before writers are suspended and no request is read, 64 KiB.
    package var outputHighWater = 65_536

    package init() {}
}
