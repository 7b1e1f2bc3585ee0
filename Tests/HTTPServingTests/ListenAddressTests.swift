import HTTPServing
import Testing

@Suite("Addresses to listen on")
struct ListenAddressTests {
    @Test(
        "each kind is read, and written as it was read",
        arguments: [
            ("127.0.0.1:8080", .ip(host: "127.0.0.1", port: 8080)), ("0.0.0.0:0", .ip(host: "0.0.0.0", port: 0)),
            ("[::1]:65535", .ip(host: "::1", port: 65_535)), ("[::]:80", .ip(host: "::", port: 80)),
            ("[fe80::1%lo]:80", .ip(host: "fe80::1%lo", port: 80)),
            ("unix:/run/attune/http.sock", .unix(path: "/run/attune/http.sock")), ("unix:a:1", .unix(path: "a:1")),
            ("unix:\(String(repeating: "a", count: 107))", .unix(path: String(repeating: "a", count: 107))),
        ] as [(String, ListenAddress)])
    func accepted(text: String, address: ListenAddress) {
        #expect(ListenAddress(text) == address)
        #expect(address.description == text)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", ":", ":8080", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
            "127.0.0.1: 1", "127.0.0.1:8080 ", "127.0.0.256:80", "[127.0.0.1]:80", "::1:80", "[::1]", "[::1]:", "[]:80",
            "[::1:80", "::1]:80", "[::1::]:80", "localhost:80", "example.org:80", "http://127.0.0.1:80", "unix:",
            "unix:a\u{0}b", "unix:\(String(repeating: "a", count: 108))", "UNIX:/a",
        ])
    func refused(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
