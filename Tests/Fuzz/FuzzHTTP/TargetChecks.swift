import FuzzSupport
import HTTPCodec
import HTTPServing
import HTTPTypes

/// What a handler does with a target: its parameters, its route, its decoding.
enum TargetChecks {
    private static let router = try? Router(routes: [
        (method: .get, pattern: "/", value: 0),
        (method: .get, pattern: "/a", value: 1),
        (method: .get, pattern: "/a/{id}", value: 2),
        (method: .post, pattern: "/{collection}/{id}", value: 3),
        (method: .get, pattern: "/a/{id}/b", value: 4),
    ])

    private static let digits = Array("0123456789ABCDEF".utf8)

    static func check(_ head: RequestHead) {
        check(head.target)
    }

    /// The same for text that need be no target, and for its decoding alone.
    static func check(text: String) {
        if let target = RequestTarget(text) { check(target) }
        for plusIsBlank in [false, true] {
            for refusesSlash in [false, true] {
                let decoded = try? PercentDecoding.decode(
                    text[...], plusIsBlank: plusIsBlank, refusesSlash: refusesSlash)
                if let decoded { checkDecoded(decoded, of: text, refusesSlash: refusesSlash) }
            }
        }
    }

    private static func check(_ target: RequestTarget) {
        if let items = try? target.queryItems() {
            Finding.unless(target.query != nil || items.isEmpty, "no parameters without a query")
            for item in items { checkEncoding(of: item.name + item.value) }
        }
        guard let router else { Finding.report("the routes are well formed", "") }
        for method in [HTTPRequest.Method.get, .head, .post, .put] {
            guard case .found(_, let parameters) = router.match(method: method, path: target.path) else { continue }
            let segments = target.path.split(separator: "/", omittingEmptySubsequences: false)
                .compactMap { try? PercentDecoding.decode($0, refusesSlash: true) }
            for (_, value) in parameters.pairs {
                Finding.unless(!value.isEmpty, "no empty parameter")
                Finding.unless(segments.contains(value), "a parameter is a decoded segment of the path")
            }
        }
    }

    private static func checkDecoded(_ decoded: String, of text: String, refusesSlash: Bool) {
        Finding.unless(decoded.utf8.count <= text.utf8.count, "decoding never adds")
        let slashes = decoded.utf8.count { $0 == UInt8(ascii: "/") }
        let slashesBefore = text.utf8.count { $0 == UInt8(ascii: "/") }
        Finding.unless(!refusesSlash || slashes == slashesBefore, "no slash by decoding")
        checkEncoding(of: decoded)
    }

    /// What was decoded holds no NUL, and encoded once more decodes to itself.
    private static func checkEncoding(of text: String) {
        Finding.unless(!text.utf8.contains(0), "no NUL by decoding")
        var encoded: [UInt8] = []
        for byte in text.utf8 { encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        let decoded = try? PercentDecoding.decode(String(decoding: encoded, as: UTF8.self)[...])
        Finding.unless(decoded.map { Array($0.utf8) } == Array(text.utf8), "decoding undoes encoding")
    }
}
