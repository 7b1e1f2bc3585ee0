import HTTPCodec
package import HTTPServing

/// The limits of the HTTP server that an operator can set; Config/README.md has each one's reason.
package struct HTTPLimits: Sendable, Equatable {
    /// Bytes of a request line at most.
    package var requestLineBytes = 8192
    /// Bytes of all header fields of a request at most.
    package var headerSectionBytes = 32_768
    /// Header fields of a request at most.
    package var headerFields = 100
    /// Seconds from the first byte of a request's head to its last.
    package var headSeconds = 10
    /// Bytes of body a second, on average, that a handler waits for.
    package var bodyBytesPerSecond = 500
    /// Seconds before the rate of a body counts.
    package var bodyGraceSeconds = 5
    /// Seconds that a connection may stay open between requests.
    package var idleSeconds = 60
    /// Seconds in which a peer must take some of what waits for it.
    package var writeStallSeconds = 30
    /// Seconds for which input is still read after the last response of a connection.
    package var lingerSeconds = 2
    /// Connections at once.
    package var connections = 16_384
    /// Connections at once from one address.
    package var connectionsPerAddress = 512
    /// Requests that are worked on at once.
    package var requestsInFlight = 1024
    /// Bytes of bodies that are still arriving, in all.
    package var arrivingBodyBytes = 67_108_864
    /// Requests of one connection that are answered in a row before others have their turn.
    package var pipelinedRequests = 64
    /// Bytes of an unread body that are read and dropped to keep the connection.
    package var discardedBodyBytes = 262_144
    /// Bytes of output that may wait before no more is read.
    package var outputBytes = 65_536
    /// Connections that the kernel holds until they are accepted.
    package var backlog = 1024

    package init() {}

    /// The limits as the server takes them; the backlog belongs to its listeners.
    package var serverLimits: ServerLimits {
        var limits = ServerLimits()
        limits.head.requestLine = requestLineBytes
        limits.head.fieldSection = headerSectionBytes
        limits.head.fieldCount = headerFields
        limits.headTime = .seconds(headSeconds)
        limits.bodyRate = bodyBytesPerSecond
        limits.bodyGrace = .seconds(bodyGraceSeconds)
        limits.idleTime = .seconds(idleSeconds)
        limits.writeStall = .seconds(writeStallSeconds)
        limits.linger = .seconds(lingerSeconds)
        limits.connections = connections
        limits.connectionsPerAddress = connectionsPerAddress
        limits.requestsInFlight = requestsInFlight
        limits.arrivingBodies = arrivingBodyBytes
        limits.pipelinedRequests = pipelinedRequests
        limits.discardedBody = discardedBodyBytes
        limits.outputHighWater = outputBytes
        return limits
    }
}
