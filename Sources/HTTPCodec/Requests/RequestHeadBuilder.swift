import HTTPTypes

/// Gathers the field lines of a request and decides how it is framed (RFC 9112 §6.3 and §9.3, RFC 9110 §7.2).
struct RequestHeadBuilder: Sendable {
    private let line: RequestLine
    private var fields = FieldSection()
    /// Bytes of the field lines so far, with their CR LF.
    private(set) var size = 0
    private var hasHost = false
    private var contentLength: Int?
    private var isChunked = false
    private var expectsContinue = false
    private var saysClose = false
    private var saysKeepAlive = false

    init(_ line: RequestLine) {
        self.line = line
        fields.reserveCapacity(bytes: 512, lines: 12)
    }

    mutating func append(_ bytes: borrowing Span<UInt8>, limits: HeadLimits) throws(Refusal) {
        size += bytes.count + 2
        guard fields.count < limits.fieldCount else { throw Refusal(.fieldSection) }
        let field = try FieldLine(bytes)
        let value = bytes.extracting(field.value)
        switch field.role {
        case .other: break
        case .host:
            guard !hasHost, Authority.isValid(value) else { throw Refusal(.host) }
            hasHost = true
        case .contentLength:
            guard contentLength == nil else { throw Refusal(.contentLength) }
            contentLength = try Self.length(value)
        case .transferEncoding: try readTransferEncoding(value)
        case .connection: readConnection(value)
        case .expect:
            guard line.version == .http11 else { break }
            for expectation in TokenList.items(value) {
                guard expectation == "100-continue" else { throw Refusal(.expectation) }
                expectsContinue = true
            }
        }
        fields.append(name: bytes.extracting(field.name), value: value)
    }

    /// The head, once all of its lines are known to agree.
    consuming func finish() throws(Refusal) -> RequestHead {
        guard hasHost || line.version == .http10 else { throw Refusal(.host) }
        guard !isChunked || contentLength == nil else { throw Refusal(.framing) }
        var fields = fields
        if let authority = line.target.authority, let host = Self.host {
            // The target wins over Host, so handlers must not see the other one (RFC 9112 §3.2.2).
            fields.set(host, to: authority)
        }
        let framing: BodyFraming = isChunked ? .chunked : contentLength.map { $0 == 0 ? .none : .length($0) } ?? .none
        return RequestHead(
            method: line.method, target: line.target, version: line.version, fields: fields, framing: framing,
            expectsContinue: expectsContinue && framing != .none,
            keepsAlive: !saysClose && (line.version == .http11 || saysKeepAlive))
    }

    /// HTTPTypes keeps its own constant for this name from being used.
    private static let host = HTTPField.Name("Host")

    /// `1*DIGIT`; a list, a sign or a blank within is refused (RFC 9110 §8.6).
    private static func length(_ value: borrowing Span<UInt8>) throws(Refusal) -> Int {
        guard !value.isEmpty else { throw Refusal(.contentLength) }
        for index in value.indices where !ByteClass.isDigit(value[index]) { throw Refusal(.contentLength) }
        var length = 0
        for index in value.indices {
            let (product, overflows) = length.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int(value[index] &- 0x30))
            guard !overflows, !overflowsToo else { throw Refusal(.length) }
            length = sum
        }
        return length
    }

    /// Exactly `chunked`, once, in HTTP/1.1 (RFC 9112 §6.1); another coding before it is not implemented here.
    private mutating func readTransferEncoding(_ value: borrowing Span<UInt8>) throws(Refusal) {
        guard line.version == .http11, !isChunked else { throw Refusal(.transferEncoding) }
        if value.equalsIgnoringCase("chunked") {
            isChunked = true
            return
        }
        let codings = TokenList.items(value)
        guard codings.last == "chunked", codings.count > 1, !codings.dropLast().contains("chunked") else {
            throw Refusal(.transferEncoding)
        }
        throw Refusal(.coding)
    }

    private mutating func readConnection(_ value: borrowing Span<UInt8>) {
        for option in TokenList.items(value) {
            if option == "close" { saysClose = true }
            if option == "keep-alive" { saysKeepAlive = true }
        }
    }
}
