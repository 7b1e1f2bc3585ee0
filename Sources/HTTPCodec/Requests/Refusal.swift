package import HTTPTypes

/// A request that is answered by the server itself because it never became one that a handler could see.
///
/// After a refusal the connection is closed: the place where the next request starts is no longer sure (RFC 9112 §9.6).
package struct Refusal: Error, Sendable, Hashable {
    /// Why the request was refused.
    package let reason: Reason

    package init(_ reason: Reason) {
        self.reason = reason
    }

    /// The status of the answer.
    package var status: HTTPResponse.Status {
        switch reason {
        case .lineEnd, .requestLine, .target, .host, .fieldLine, .contentLength, .transferEncoding, .framing, .body,
            .incomplete:
            .badRequest
        case .timeout: .requestTimeout
        case .length: .contentTooLarge
        case .targetLength: .uriTooLong
        case .expectation: .expectationFailed
        case .misdirected: .misdirectedRequest
        case .fieldSection: .requestHeaderFieldsTooLarge
        case .response: .internalServerError
        case .method, .coding: .notImplemented
        case .connections, .requests, .bodies: .serviceUnavailable
        case .version: .httpVersionNotSupported
        }
    }
}

extension Refusal {
    /// The reasons, each with a sentence that may be shown to the peer.
    package enum Reason: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        case lineEnd = "A line does not end in CR LF."
        case requestLine = "The request line is malformed."
        case target = "The request target is malformed."
        case host = "The request needs exactly one valid Host."
        case fieldLine = "A header field is malformed."
        case contentLength = "Content-Length is malformed or repeated."
        case transferEncoding = "Transfer-Encoding is malformed or not allowed here."
        case framing = "Content-Length and Transfer-Encoding exclude each other."
        case body = "The body's chunks are malformed."
        case incomplete = "The request ended before it was complete."
        case timeout = "The request took too long to arrive."
        case length = "The announced length is too large."
        case targetLength = "The request line is too long."
        case expectation = "The expectation is not known."
        case misdirected = "An https resource is not served over a connection without TLS."
        case fieldSection = "The header section is too large."
        case response = "The server could not produce a valid response."
        case method = "The method is not implemented."
        case coding = "The transfer coding is not implemented."
        case connections = "The server has too many connections."
        case requests = "The server has too many requests at work."
        case bodies = "The server has too many bodies arriving."
        case version = "Only HTTP/1.0 and HTTP/1.1 are spoken here."

        package var description: String { rawValue }
    }
}
