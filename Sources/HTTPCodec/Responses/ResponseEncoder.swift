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
    /// Content-Length, Transfer-Encoding, Connection, Keep-Alive, Upgrade, Date and Server are the server's to say:
    /// the handler's own are left out. `date` is an IMF-fixdate.
    package func encodeHead(
        status: HTTPResponse.Status, fields: HTTPFields, framing: ResponseFraming, connection: Connection,
        date: [UInt8], into output: inout [UInt8]
    ) throws(InvalidResponse) {
        guard (200...599).contains(status.code) else { throw InvalidResponse() }
        let start = output.count
        output.append(contentsOf: StatusLines.line(status.code))
        for field in fields where !Self.isServersOwn(field.name) {
            guard Self.append(field, to: &output) else {
                output.removeSubrange(start...)
                throw InvalidResponse()
            }
        }
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

    private static func append(_ field: HTTPField, to output: inout [UInt8]) -> Bool {
        output.append(contentsOf: field.name.rawName.utf8)
        output.append(0x3A)
        output.append(0x20)
        return field.withUnsafeBytesOfValue { value in
            for byte in value where !ByteClass.isFieldValue(byte) { return false }
            output.append(contentsOf: value)
            output.append(0x0D)
            output.append(0x0A)
            return true
        }
    }

    private static func isServersOwn(_ name: HTTPField.Name) -> Bool {
        switch name.canonicalName.utf8.count {
        case 4: name == .date
        case 6: name == .server
        case 7: name == .upgrade || name == .trailer
        case 10: name == .connection || name.canonicalName == "keep-alive"
        case 14: name == .contentLength
        case 17: name == .transferEncoding
        default: false
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
