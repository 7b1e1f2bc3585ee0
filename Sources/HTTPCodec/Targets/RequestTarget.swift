/// What a request is about: its path and query as sent, not decoded (RFC 9112 §3.2).
package struct RequestTarget: Sendable, Hashable {
    /// The forms this server takes; authority-form belongs to CONNECT, which it refuses.
    package enum Form: Sendable, Hashable {
        /// `/path?query`, the usual form.
        case origin
        /// `http://host/path?query`, as sent to proxies; a server must take it.
        case absolute
        /// `*`, the server as a whole; OPTIONS only.
        case asterisk
    }

    package let form: Form
    /// Begins with a slash; `*` in asterisk-form.
    package let path: String
    /// What follows the first question mark, without it.
    package let query: String?
    /// `host[:port]` of an absolute-form target, which then wins over Host.
    package let authority: String?

    /// A target in any form, or nil if it is malformed.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes: bytes.span)
    }

    init?(bytes: borrowing Span<UInt8>) {
        for index in bytes.indices
        where bytes[index] <= 0x20 || bytes[index] >= 0x7F || bytes[index] == UInt8(ascii: "#") {
            return nil
        }
        guard !bytes.isEmpty else { return nil }
        if bytes[0] == UInt8(ascii: "/") {
            self.init(form: .origin, authority: nil, pathAndQuery: bytes)
        } else if bytes.count == 1, bytes[0] == UInt8(ascii: "*") {
            self.init(form: .asterisk, path: "*", query: nil, authority: nil)
        } else {
            self.init(absolute: bytes)
        }
    }

    private init?(absolute bytes: borrowing Span<UInt8>) {
        let start: Int
        if bytes.count > 7, bytes.extracting(0..<7).equalsIgnoringCase("http://") {
            start = 7
        } else if bytes.count > 8, bytes.extracting(0..<8).equalsIgnoringCase("https://") {
            start = 8
        } else {
            return nil
        }
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
        let authority = bytes.extracting(start..<end)
        guard Authority.isValid(authority) else { return nil }
        self.init(form: .absolute, authority: authority.text, pathAndQuery: bytes.extracting(end..<bytes.count))
    }

    private init(form: Form, authority: String?, pathAndQuery bytes: borrowing Span<UInt8>) {
        let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
        let pathEnd = mark ?? bytes.count
        let path = pathEnd == 0 ? "/" : bytes.extracting(0..<pathEnd).text
        let query = mark.map { bytes.extracting($0 + 1..<bytes.count).text }
        self.init(form: form, path: path, query: query, authority: authority)
    }

    private init(form: Form, path: String, query: String?, authority: String?) {
        self.form = form
        self.path = path
        self.query = query
        self.authority = authority
    }
}
