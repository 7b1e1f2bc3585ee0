import Testing

@testable import HTTPServing

/// The fields by which proxies name the client.
@Suite("Forwarded fields")
struct ForwardedFieldTests {
    @Test(
        "Forwarded: the node of each element is read",
        arguments: [
            ("for=192.0.2.60", ["192.0.2.60"]), ("For=\"192.0.2.60\"", ["192.0.2.60"]),
            ("for=\"192.0.2.60:4711\"", ["192.0.2.60"]), ("for=\"[2001:db8:cafe::17]\"", ["2001:db8:cafe::17"]),
            ("FOR=\"[2001:db8:cafe::17]:4711\"", ["2001:db8:cafe::17"]), ("for=\"192.0.2.60:_p0rt\"", ["192.0.2.60"]),
            ("for=\"192.\\0.2.60\"", ["192.0.2.60"]),
            ("for=192.0.2.60;proto=http;by=203.0.113.43", ["192.0.2.60"]),
            ("proto=https; for=192.0.2.60 ;host=\"a,b;c\\\"for=1.2.3.4\"", ["192.0.2.60"]),
            ("for=192.0.2.43, for=198.51.100.17", ["192.0.2.43", "198.51.100.17"]),
            ("for=192.0.2.43,for=198.51.100.17;by=unknown\t,", ["192.0.2.43", "198.51.100.17"]),
            (",, for=192.0.2.43 ,", ["192.0.2.43"]), (";for=192.0.2.43;;", ["192.0.2.43"]),
            ("", []), (" ", []),
        ])
    func forwarded(value: String, nodes: [String]) {
        #expect(Self.text(ForwardedField.hops(in: [value])) == nodes)
    }

    @Test(
        "Forwarded: an element without a readable address is kept as such",
        arguments: [
            "for=unknown", "for=_hidden", "for=\"_SEVKISEK\"", "for=\"unknown:80\"", "proto=http", ";", "for=\"\"",
            "for=\"2001:db8::1\"", "for=\"[192.0.2.1]\"", "for=\"[::1\"", "for=\"[::1]80\"", "for=\"192.0.2.1:\"",
            "for=\"192.0.2.1:123456\"", "for=\"192.0.2.1:_\"", "for=\"192.0.2.1:_ä\"", "for=\"192.0.2.1:80:80\"",
            "for=\" 192.0.2.1\"", "for=192.0.2.256", "for=\"[fe80::1%25lo]\"", "for=localhost", "fort=192.0.2.1",
        ])
    func unreadable(value: String) {
        #expect(ForwardedField.hops(in: ["for=192.0.2.9, \(value)"]).map(\.?.description) == ["192.0.2.9", nil])
    }

    @Test(
        "Forwarded: what is not in its grammar names nobody",
        arguments: [
            "for", "for=", "=192.0.2.1", "for =192.0.2.1", "for= 192.0.2.1", "for=192.0.2.1:80", "for=[::1]", "for=\"1",
            "for=\"1\\", "for=\"192.0.2.1\"x", "for=192.0.2.1 for=192.0.2.2", "for=192.0.2.1;for=192.0.2.1",
            "for=192.0.2.1;\u{E4}=1", "192.0.2.1",
        ])
    func malformed(value: String) {
        #expect(ForwardedField.hops(in: ["for=192.0.2.9, \(value)"]).isEmpty)
        #expect(ForwardedField.hops(in: ["\(value), for=192.0.2.9"]).isEmpty)
        #expect(ForwardedField.hops(in: ["for=192.0.2.9", value]).isEmpty)
    }

    @Test(
        "X-Forwarded-For: addresses with ports or without, and what is none",
        arguments: [
            (["192.0.2.1"], ["192.0.2.1"]), (["192.0.2.1,198.51.100.2 , ::1"], ["192.0.2.1", "198.51.100.2", "::1"]),
            (
                ["192.0.2.1:80, [2001:db8::1]:443, [::1], 2001:db8::2"],
                ["192.0.2.1", "2001:db8::1", "::1", "2001:db8::2"]
            ),
            (["192.0.2.1", " 192.0.2.2\t"], ["192.0.2.1", "192.0.2.2"]), ([",, 192.0.2.1 ,"], ["192.0.2.1"]),
            (["unknown, 192.0.2.1"], ["-", "192.0.2.1"]), (["192.0.2.1, <script>"], ["192.0.2.1", "-"]),
            (["192.0.2.1:"], ["-"]), (["192.0. 2.1"], ["-"]), (["[::1"], ["-"]), ([""], []), ([" , "], []),
            // A character that joins with what follows it must not hide what the proxy has added.
            (["\u{600}, 192.0.2.1"], ["-", "192.0.2.1"]), (["a,\u{301}192.0.2.1, 192.0.2.2"], ["-", "-", "192.0.2.2"]),
        ])
    func list(values: [String], hops: [String]) {
        #expect(Self.text(ForwardedForField.hops(in: values)) == hops)
    }

    private static func text(_ hops: [PeerAddress?]) -> [String] {
        hops.map { $0.map { "\($0)" } ?? "-" }
    }
}
