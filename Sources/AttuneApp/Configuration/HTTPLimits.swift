import HTTPCodec
package import HTTPServing
import JSON

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

    /// Each setting with its place and its bounds, in the order of the documentation.
    private static var settings: [(name: String, place: WritableKeyPath<Self, Int>, range: ClosedRange<Int>)] {
        [
            // RFC 9112 §3 asks for at least 8000.
            ("requestLineBytes", \.requestLineBytes, 8000...65_536),
            ("headerSectionBytes", \.headerSectionBytes, 1024...1_048_576),
            ("headerFields", \.headerFields, 10...10_000),
            ("headSeconds", \.headSeconds, 1...600),
            ("bodyBytesPerSecond", \.bodyBytesPerSecond, 1...1_048_576),
            ("bodyGraceSeconds", \.bodyGraceSeconds, 1...600),
            ("idleSeconds", \.idleSeconds, 1...3600),
            ("writeStallSeconds", \.writeStallSeconds, 1...600),
            ("lingerSeconds", \.lingerSeconds, 0...60),
            ("connections", \.connections, 1...1_000_000),
            ("connectionsPerAddress", \.connectionsPerAddress, 1...1_000_000),
            ("requestsInFlight", \.requestsInFlight, 1...1_000_000),
            ("arrivingBodyBytes", \.arrivingBodyBytes, 65_536...1_099_511_627_776),
            ("pipelinedRequests", \.pipelinedRequests, 1...10_000),
            ("discardedBodyBytes", \.discardedBodyBytes, 0...67_108_864),
            ("outputBytes", \.outputBytes, 4096...16_777_216),
            ("backlog", \.backlog, 1...65_535),
        ]
    }

    /// Reads the limits among other settings.
    init(reading fields: inout FieldReader) {
        for (name, place, range) in Self.settings {
            if let value = fields.integer(name, in: range) { self[keyPath: place] = value }
        }
    }

    /// The limits as JSON members, in the order of the documentation.
    var members: [(name: String, value: JSONValue)] {
        Self.settings.map { ($0.name, .number(JSONNumber(self[keyPath: $0.place]))) }
    }

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
