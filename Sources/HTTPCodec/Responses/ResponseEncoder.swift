package import HTTPTypes

/// Writes responses as bytes, and refuses those that a peer could read as two (CWE-113).
package struct ResponseEncoder: Sendable {
    /// A status that cannot be final, or a field that holds bytes no field may hold.
    package struct InvalidResponse: Error, Sendable, Hashable {}

    /// What Connection says.
    package enum Connection: Sendable, Hashable {
        /// Nothing: the version's default holds.
        case unsaid
        /// Nothing follows this response.
        case close
        /// Another request may follow, said to HTTP/1.0 peers.
        case keepAlive
    }

    /// The value of Server, or nil for no such field.
    private let serverName: [UInt8]?

    package init(serverName: String? = nil) {
        self.serverName = serverName.flatMap { HTTPField.isValidValue($0) ? Array($0.utf8) : nil }
    }

    /// Appends status line and fields with the empty line behind them; on an error nothing is appended.
    ///
    /// `date` is an IMF-fixdate.
    package func encodeHead(
        status: HTTPResponse.Status, fields: ResponseFields, framing: ResponseFraming, connection: Connection,
        date: [UInt8], into output: inout [UInt8]
    ) throws(InvalidResponse) {
        guard (200...599).contains(status.code), fields.isValid else { throw InvalidResponse() }
        output.append(contentsOf: StatusLines.line(status.code))
        output.append(contentsOf: fields.bytes)
        output.append(contentsOf: Self.datePrefix)
        output.append(contentsOf: date)
        if let serverName {
            output.append(contentsOf: Self.serverPrefix)
            output.append(contentsOf: serverName)
        }
        append(framing, to: &output)
        switch connection {
        case .unsaid: break
        case .close: output.append(contentsOf: Self.close)
        case .keepAlive: output.append(contentsOf: Self.keepAlive)
        }
        output.append(contentsOf: Self.end)
    }

    /// Appends an interim 100 (Continue), which asks the peer for the body it holds back (RFC 9110 §10.1.1).
    package static func encodeContinue(into output: inout [UInt8]) {
        output.append(contentsOf: continueLine)
    }

    private func append(_ framing: ResponseFraming, to output: inout [UInt8]) {
        switch framing {
        case .none, .untilClose: output.append(contentsOf: Self.lineEnd)
        case .chunked: output.append(contentsOf: Self.chunked)
        case .length(let length):
            output.append(contentsOf: Self.lengthPrefix)
            Digits.append(length, to: &output)
            output.append(contentsOf: Self.lineEnd)
        }
    }

    private static let datePrefix = Array("Date: ".utf8)
    private static let serverPrefix = Array("\r\nServer: ".utf8)
    private static let lengthPrefix = Array("\r\nContent-Length: ".utf8)
    private static let chunked = Array("\r\nTransfer-Encoding: chunked\r\n".utf8)
    private static let close = Array("Connection: close\r\n".utf8)
    private static let keepAlive = Array("Connection: keep-alive\r\n".utf8)
    private static let lineEnd = Array("\r\n".utf8)
    private static let end = Array("\r\n".utf8)
    private static let continueLine = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
