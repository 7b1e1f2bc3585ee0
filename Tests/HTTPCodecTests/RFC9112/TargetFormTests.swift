import HTTPCodec
import Testing

/// RFC 9112 §3.2 and RFC 9110 §7.2: the four forms of a request target, and Host.
@Suite("RFC 9112 §3.2 request targets and Host")
struct TargetFormTests {
    private static let host = "Host: h\r\n\r\n"

    @Test(
        "§3.2.1 origin-form is a path with a query or without",
        arguments: [
            ReadingCheck.taken("GET / HTTP/1.1\r\n\(host)", "GET h /"),
            .taken("GET //a//b/ HTTP/1.1\r\n\(host)", "GET h //a//b/"),
            .taken("GET /a/../b?c=/d?e HTTP/1.1\r\n\(host)", "GET h /a/../b?c=/d?e"),
            .taken("GET /? HTTP/1.1\r\n\(host)", "GET h /?"),
            .taken("GET /http://x/ HTTP/1.1\r\n\(host)", "GET h /http://x/"),
            .refused("GET a HTTP/1.1\r\n\(host)", .target), .refused("GET ?a HTTP/1.1\r\n\(host)", .target),
            .refused("GET /a#b HTTP/1.1\r\n\(host)", .target), .refused("GET #a HTTP/1.1\r\n\(host)", .target),
            .refused("GET /\u{7f} HTTP/1.1\r\n\(host)", .target), .refused("GET /\u{1} HTTP/1.1\r\n\(host)", .target),
            .refused("GET /ü HTTP/1.1\r\n\(host)", .target), .refused("GET /\u{0} HTTP/1.1\r\n\(host)", .target),
            .refused("GET \\a HTTP/1.1\r\n\(host)", .target),
        ])
    func origin(check: ReadingCheck) { check.run() }

    @Test(
        "§3.2.2 absolute-form is taken, and its authority wins over Host",
        arguments: [
            ReadingCheck.taken("GET http://y/a?b HTTP/1.1\r\n\(host)", "GET y /a?b"),
            .taken("GET http://y HTTP/1.1\r\n\(host)", "GET y /"),
            .taken("GET http://y?b HTTP/1.1\r\n\(host)", "GET y /?b"),
            .taken("GET HTTP://y:80/ HTTP/1.1\r\n\(host)", "GET y:80 /"),
            .taken("GET http://[::1]:8/ HTTP/1.1\r\n\(host)", "GET [::1]:8 /"),
            .last("GET http://y/ HTTP/1.0\r\n\r\n", "GET y /"),
            .refused("GET http://y/ HTTP/1.1\r\n\r\n", .host),
            .refused("GET http://y/ HTTP/1.1\r\nHost: a b\r\n\r\n", .host),
            .refused("GET http:/y/ HTTP/1.1\r\n\(host)", .target), .refused("GET http:// HTTP/1.1\r\n\(host)", .target),
            .refused("GET http:///a HTTP/1.1\r\n\(host)", .target),
            .refused("GET http://:80/ HTTP/1.1\r\n\(host)", .target),
            .refused("GET http://u@y/ HTTP/1.1\r\n\(host)", .target),
            .refused("GET http://y:99999/ HTTP/1.1\r\n\(host)", .target),
            .refused("GET http://y#a HTTP/1.1\r\n\(host)", .target),
            .refused("GET ftp://y/ HTTP/1.1\r\n\(host)", .target), .refused("GET urn:a HTTP/1.1\r\n\(host)", .target),
        ])
    func absolute(check: ReadingCheck) { check.run() }

    @Test(
        "§7.4 (RFC 9110) an https resource is refused where there is no TLS, and served where there is",
        arguments: ["https://y/a", "HTTPS://y/a", "https://y", "https://y:443?a"])
    func secure(target: String) throws {
        let text = "GET \(target) HTTP/1.1\r\n\(Self.host)"
        var secured = RequestHeadParser(isSecure: true)

        ReadingCheck.refused(text, .misdirected).run()
        #expect(try secured.parse(Array(text.utf8).span).head?.target.form == .absolute)
    }

    @Test(
        "§3.2.3 authority-form belongs to CONNECT, which is 501",
        arguments: [
            ReadingCheck.refused("CONNECT y:443 HTTP/1.1\r\n\(host)", .method),
            .refused("CONNECT / HTTP/1.1\r\n\(host)", .method),
            .refused("GET y:443 HTTP/1.1\r\n\(host)", .target), .refused("OPTIONS y:443 HTTP/1.1\r\n\(host)", .target),
        ])
    func authority(check: ReadingCheck) { check.run() }

    @Test(
        "§3.2.4 asterisk-form belongs to OPTIONS",
        arguments: [
            ReadingCheck.taken("OPTIONS * HTTP/1.1\r\n\(host)", "OPTIONS h *"),
            .refused("GET * HTTP/1.1\r\n\(host)", .target), .refused("HEAD * HTTP/1.1\r\n\(host)", .target),
            .refused("OPTIONS ** HTTP/1.1\r\n\(host)", .target), .refused("OPTIONS *?a HTTP/1.1\r\n\(host)", .target),
        ])
    func asterisk(check: ReadingCheck) { check.run() }

    @Test(
        "§3.2 a request of HTTP/1.1 has exactly one valid Host, else 400",
        arguments: [
            "", "Host: h\r\nHost: h\r\n", "Host: h\r\nHost: i\r\n", "host: h\r\nHOST: h\r\n", "Host:\r\n", "Host: \r\n",
            "Host: a b\r\n", "Host: a/b\r\n", "Host: http://a\r\n", "Host: u@a\r\n",
            "Host: a?b\r\n", "Host: a#b\r\n", "Host: a\\b\r\n", "Host: :80\r\n", "Host: a:b\r\n", "Host: a:-1\r\n",
            "Host: a:65536\r\n", "Host: a:1:2\r\n", "Host: [::1\r\n", "Host: ::1\r\n", "Host: [g]\r\n", "Host: %\r\n",
            "Host: \u{e9}\r\n",
        ])
    func badHost(fields: String) {
        ReadingCheck.refused("GET / HTTP/1.1\r\n\(fields)\r\n", .host).run()
    }

    @Test(
        "§3.2 a valid Host is taken as it is",
        arguments: ["a", "A.example", "a:80", "a:", "127.0.0.1:8", "[::1]", "[::ffff:1.2.3.4]:8", "a_b", "%61"])
    func goodHost(value: String) {
        ReadingCheck.taken("GET / HTTP/1.1\r\nHOST:\t\(value) \r\n\r\n", "GET \(value) /").run()
    }

    @Test(
        "§3.2 HTTP/1.0 needs no Host, but a malformed or second one is refused all the same",
        arguments: [
            ReadingCheck.last("GET / HTTP/1.0\r\n\r\n", "GET - /"),
            .refused("GET / HTTP/1.0\r\nHost: a b\r\n\r\n", .host),
            .refused("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", .host),
        ])
    func oldHost(check: ReadingCheck) { check.run() }
}
