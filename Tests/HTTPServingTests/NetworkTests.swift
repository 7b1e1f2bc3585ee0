import Testing

@testable import HTTPServing

@Suite("IP networks")
struct NetworkTests {
    @Test(
        "an address is in a network by its first bits, and never in one of the other family",
        arguments: [
            (
                "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"],
                ["9.255.255.255", "11.0.0.0", "::10.0.0.0"]
            ),
            ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
            ("192.0.2.1", ["192.0.2.1"], ["192.0.2.0", "192.0.2.2"]),
            ("192.0.2.77/24", ["192.0.2.1"], ["192.0.1.1"]),
            ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::", "::1", "fe80::1"]),
            ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db7::", "2001:db9::", "192.0.2.1"]),
            ("2001:db8::/65", ["2001:db8::7fff:0:0:0"], ["2001:db8::8000:0:0:0"]),
            ("::1", ["::1"], ["::", "::2", "127.0.0.1"]),
            ("::/0", ["::", "ffff::"], ["127.0.0.1", "0.0.0.0"]),
        ])
    func membership(text: String, inside: [String], outside: [String]) throws {
        let network = try #require(Network(text))

        for address in inside { #expect(network.contains(try #require(PeerAddress(address))), "\(address)") }
        for address in outside { #expect(!network.contains(try #require(PeerAddress(address))), "\(address)") }
        #expect(!network.contains(.unix))
    }

    @Test(
        "it is written in its shortest form",
        arguments: [
            ("10.1.2.3/8", "10.0.0.0/8"), ("10.1.2.3/32", "10.1.2.3"), ("10.1.2.3", "10.1.2.3"),
            ("2001:DB8:0::/32", "2001:db8::/32"), ("::1/128", "::1"),
        ])
    func text(text: String, expected: String) throws {
        #expect(Network(text).map { "\($0)" } == expected)
    }

    @Test(
        "what is no network is refused",
        arguments: [
            "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0/8",
            "10.0.0.0 /8",
            "::/129", "::/0000", "::ffff:10.0.0.0/104", "[::1]", "localhost", "10.0.0.0/255.0.0.0", "fe80::1%lo",
        ])
    func refused(text: String) {
        #expect(Network(text) == nil)
    }

    @Test(
        "a peer is counted by its IPv4 address or its IPv6 /64 network",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:192.0.2.1", "192.0.2.1"),
        ])
    func counted(address: String, network: String) throws {
        #expect(try #require(PeerAddress(address)).network.description == network)
        #expect(PeerAddress.unix.network == .unix)
    }

    @Test(
        "this machine is known",
        arguments: [
            ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("128.0.0.1", false),
            ("126.255.255.255", false), ("::", false), ("::2", false), ("::7f00:1", false), ("1::1", false),
        ])
    func local(address: String, isLocal: Bool) throws {
        #expect(try #require(PeerAddress(address)).isLocal == isLocal)
        #expect(PeerAddress.unix.isLocal)
    }
}
