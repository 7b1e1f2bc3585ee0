import HTTPTypes

/// The methods a handler may be asked for; all others are answered 501 (RFC 9110 §9.1).
///
/// CONNECT and TRACE are left out on purpose: the first makes a server a proxy, the second reflects credentials.
enum KnownMethods {
    static func method(_ bytes: borrowing Span<UInt8>) -> HTTPRequest.Method? {
        switch bytes.count {
        case 3:
            if bytes.equals("GET") { return .get }
            return bytes.equals("PUT") ? .put : nil
        case 4:
            if bytes.equals("POST") { return .post }
            return bytes.equals("HEAD") ? .head : nil
        case 5: return bytes.equals("PATCH") ? .patch : nil
        case 6: return bytes.equals("DELETE") ? .delete : nil
        case 7: return bytes.equals("OPTIONS") ? .options : nil
        default: return nil
        }
    }
}
