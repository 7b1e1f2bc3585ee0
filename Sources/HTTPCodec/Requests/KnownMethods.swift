import HTTPTypes

/// The methods a handler may be asked for; all others are answered 501 (RFC 9110 §9.1).
///
/// CONNECT is left out on purpose, since it makes a server a proxy. TRACE and QUERY are known, so that a resource can
/// say that it does not allow them (RFC 9110 §9.1, §15.5.6); nothing here reflects a request.
enum KnownMethods {
    static func method(_ bytes: borrowing Span<UInt8>) -> HTTPRequest.Method? {
        switch bytes.count {
        case 3:
            if bytes.equals("GET") { return .get }
            return bytes.equals("PUT") ? .put : nil
        case 4:
            if bytes.equals("POST") { return .post }
            return bytes.equals("HEAD") ? .head : nil
        case 5:
            if bytes.equals("QUERY") { return HTTPRequest.Method("QUERY") }
            if bytes.equals("PATCH") { return .patch }
            return bytes.equals("TRACE") ? .trace : nil
        case 6: return bytes.equals("DELETE") ? .delete : nil
        case 7: return bytes.equals("OPTIONS") ? .options : nil
        default: return nil
        }
    }
}
