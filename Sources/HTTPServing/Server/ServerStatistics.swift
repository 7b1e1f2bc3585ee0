package import Metrics

/// What a server did since it started, as counted at one moment.
package struct ServerStatistics: Sendable, Hashable {
    /// Connections accepted in all.
    package var accepted = 0
    /// Connections open now.
    package var openConnections = 0
    /// Connections beyond the limits, told so or not.
    package var refusedConnections = 0
    /// Requests whose head was complete, refused ones not among them.
    package var requests = 0
    /// Refusals by status code.
    package var refused: [Int: Int] = [:]
    /// Times that accepting paused because descriptors or memory ran out.
    package var acceptPauses = 0
    /// TLS handshakes that came to nothing: refused, given up, or too slow.
    package var failedHandshakes = 0
    /// Bytes received.
    package var bytesIn = 0
    /// Bytes sent.
    package var bytesOut = 0
    /// Requests that tasks work on now.
    package var requestsInFlight = 0
    /// How late each event loop came to its timer, in seconds.
    package var loopLags: [HistogramFigures] = []
}
