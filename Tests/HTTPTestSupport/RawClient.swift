import Glibc

/// Sends bytes to a server on this machine and reads what comes back, on a blocking socket with timeouts.
///
/// For one test at a time; it knows nothing of the server's own code.
package final class RawClient {
    private var descriptor: Int32
    private var received: [UInt8] = []

    /// Connects; every later wait ends after `timeout` seconds. A small `receiveBuffer` makes a slow reader.
    package init(_ place: ServerPlace, timeout: Int = 60, receiveBuffer: Int32? = nil) throws {
        descriptor = try place.connectedSocket { descriptor in
            var limit = timeval(tv_sec: timeout, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            if var size = receiveBuffer {
                setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            }
            var yes: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    /// Connects to 127.0.0.1.
    package convenience init(port: UInt16, timeout: Int = 60, receiveBuffer: Int32? = nil) throws {
        try self.init(.ipv4(port: port), timeout: timeout, receiveBuffer: receiveBuffer)
    }

    deinit { close() }

    // MARK: Sending

    package func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Sends all bytes; an error means that the server closed or does not read.
    package func send(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw RawClientError.system(errno) }
            start += count
        }
    }

    /// Says that nothing more will be sent, and goes on reading.
    package func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    package func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// Closes with a reset.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    // MARK: Reading

    /// The next response, interim ones too; nil when the connection ended in order before its first byte.
    ///
    /// `toHead` says that the request was HEAD, whose answer has no body whatever its fields say.
    package func readResponse(toHead: Bool = false) throws -> RawResponse? {
        guard let head = try readHead() else { return nil }
        var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        let statusLine = lines.popFirst() ?? ""
        let parts = statusLine.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else {
            throw RawClientError.malformed(String(statusLine))
        }
        let fields = try lines.map { line in
            guard let colon = line.firstIndex(of: ":") else { throw RawClientError.malformed(String(line)) }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (name: String(line[..<colon]), value: String(value))
        }
        let hasNoBody = toHead || status < 200 || status == 204 || status == 304
        let body = hasNoBody ? [] : try readBody(fields)
        return RawResponse(status: status, reason: String(parts[2]), fields: fields, body: body)
    }

    /// The head of the next response, whose body is then read chunk by chunk.
    package func readResponseHead() throws -> RawResponse? { try readResponse(toHead: true) }

    /// The next chunk of a body with the chunked coding; nil behind the last one.
    package func readChunk() throws -> [UInt8]? {
        let line = try readLine()
        guard let size = Int(line, radix: 16) else { throw RawClientError.malformed(line) }
        let chunk = try take(size)
        guard try readLine().isEmpty else { throw RawClientError.malformed("chunk end") }
        return size == 0 ? nil : chunk
    }

    /// All bytes up to the end of the stream.
    package func readToEnd() throws -> [UInt8] {
        while try receive() {}
        defer { received = [] }
        return received
    }

    private func readHead() throws -> String? {
        while true {
            if let end = received.firstRange(of: [13, 10, 13, 10]) {
                let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                received.removeFirst(end.upperBound)
                return head
            }
            guard try receive() else {
                if received.isEmpty { return nil }
                throw RawClientError.truncated
            }
        }
    }

    private func readBody(_ fields: [(name: String, value: String)]) throws -> [UInt8] {
        if fields.contains(where: { $0.name.lowercased() == "transfer-encoding" }) { return try readChunks() }
        guard let length = fields.first(where: { $0.name.lowercased() == "content-length" }) else {
            return try readToEnd()
        }
        guard let count = Int(length.value) else { throw RawClientError.malformed(length.value) }
        return try take(count)
    }

    private func readChunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while let chunk = try readChunk() { body += chunk }
        return body
    }

    private func readLine() throws -> String {
        while true {
            if let end = received.firstRange(of: [13, 10]) {
                let line = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                received.removeFirst(end.upperBound)
                return line
            }
            guard try receive() else { throw RawClientError.truncated }
        }
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while received.count < count {
            guard try receive() else { throw RawClientError.truncated }
        }
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    /// Receives some bytes; false at the end of the stream.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EINTR { return true }
        if count < 0 {
            throw errno == EAGAIN ? RawClientError.timeout : errno == ECONNRESET ? .truncated : .system(errno)
        }
        received += buffer[..<count]
        return count > 0
    }
}
