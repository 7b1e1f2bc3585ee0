import HTTPTypes

/// The first line of a request: method, target and version, each apart from the next by exactly one space (RFC 9112
/// §3).
struct RequestLine {
    let method: HTTPRequest.Method
    let target: RequestTarget
    let version: HTTPVersion

    /// Reads a line without its CR LF.
    ///
    /// What is asked of an `https` resource over a connection that is not secured must be refused (RFC 9110 §7.4).
    init(_ line: borrowing Span<UInt8>, isSecure: Bool) throws(Refusal) {
        guard let methodEnd = line.firstIndex(of: 0x20), methodEnd > 0,
            let targetEnd = line.firstIndex(of: 0x20, from: methodEnd + 1), targetEnd > methodEnd + 1
        else { throw Refusal(.requestLine) }
        for index in 0..<methodEnd where !ByteClass.isToken(line[index]) { throw Refusal(.requestLine) }
        version = try Self.version(line.extracting(targetEnd + 1..<line.count))
        guard let method = KnownMethods.method(line.extracting(0..<methodEnd)) else { throw Refusal(.method) }
        guard let target = RequestTarget(bytes: line.extracting(methodEnd + 1..<targetEnd)),
            target.form != .asterisk || method == .options
        else { throw Refusal(.target) }
        if target.form == .absolute, !isSecure,
            line.extracting(methodEnd + 1..<methodEnd + 7).equalsIgnoringCase("https:")
        {
            throw Refusal(.misdirected)
        }
        self.method = method
        self.target = target
    }

    /// `HTTP/` DIGIT `.` DIGIT, in this case only (RFC 9112 §2.3).
    private static func version(_ bytes: borrowing Span<UInt8>) throws(Refusal) -> HTTPVersion {
        guard bytes.count == 8, bytes.extracting(0..<5).equals("HTTP/"), ByteClass.isDigit(bytes[5]),
            bytes[6] == UInt8(ascii: "."), ByteClass.isDigit(bytes[7])
        else { throw Refusal(.requestLine) }
        guard bytes[5] == UInt8(ascii: "1") else { throw Refusal(.version) }
        return bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
    }
}
