import HTTPCodec
import HTTPTypes
import Testing

@testable import HTTPServing

/// Who a request comes from: the proxies 10.0.0.0/8 and 2001:db8::/32 are trusted.
@Suite("Trusted proxies")
struct TrustedProxiesTests {
    private let proxies = TrustedProxies(["10.0.0.0/8", "2001:db8::/32"].compactMap { TrustedProxy($0) })

    private func client(of peer: String, forwarded: [String] = [], list: [String] = []) throws -> String {
        var fields = HTTPFields()
        for value in forwarded { fields.append(HTTPField(name: try Self.name("Forwarded"), value: value)) }
        for value in list { fields.append(HTTPField(name: try Self.name("X-Forwarded-For"), value: value)) }
        return proxies.client(of: try #require(PeerAddress(peer)), fields: FieldSection(fields)).description
    }

    private static func name(_ text: String) throws -> HTTPField.Name {
        try #require(HTTPField.Name(text))
    }

    @Test(
        "a trusted peer names the client; the way back ends at the first that is not trusted or not readable",
        arguments: [
            (["192.0.2.1"], "192.0.2.1"), (["192.0.2.9, 192.0.2.1"], "192.0.2.1"),
            (["192.0.2.9, 192.0.2.1, 10.2.2.2"], "192.0.2.1"), (["192.0.2.1, 2001:db8::7, 10.2.2.2"], "192.0.2.1"),
            (["192.0.2.9", "192.0.2.1", "10.2.2.2"], "192.0.2.1"), (["10.3.3.3, 10.2.2.2"], "10.3.3.3"),
            (["192.0.2.1, unknown, 10.2.2.2"], "10.2.2.2"), (["192.0.2.1, unknown"], "10.0.0.1"),
            (["garbage"], "10.0.0.1"), ([""], "10.0.0.1"), ([], "10.0.0.1"), (["2001:db9::1"], "2001:db9::1"),
        ])
    func list(values: [String], client: String) throws {
        let forwarded = values.map { value in
            value.split(separator: ",").map { "for=\"\(Self.node($0.drop { $0 == " " }))\"" }.joined(separator: ", ")
        }

        #expect(try self.client(of: "10.0.0.1", list: values) == client)
        #expect(try self.client(of: "10.0.0.1", forwarded: forwarded) == client)
        #expect(try self.client(of: "10.0.0.1", forwarded: forwarded, list: values) == client)
    }

    @Test("nobody else does", arguments: ["192.0.2.7", "::1", "127.0.0.1", "11.0.0.1", "2001:db9::1"])
    func untrusted(peer: String) throws {
        #expect(try client(of: peer, forwarded: ["for=192.0.2.1"]) == peer)
        #expect(try client(of: peer, list: ["192.0.2.1"]) == peer)
    }

    @Test("by default nobody does, and on a Unix-domain socket only where that is trusted")
    func unix() throws {
        let fields = FieldSection([try Self.name("X-Forwarded-For"): "192.0.2.1"])
        let trusting = TrustedProxies([.unix])

        #expect(TrustedProxies().client(of: .unix, fields: fields) == .unix)
        #expect(TrustedProxies().client(of: .loopback(port: 5), fields: fields) == .loopback(port: 5))
        #expect(proxies.client(of: .unix, fields: fields) == .unix)
        #expect(trusting.client(of: .unix, fields: fields).description == "192.0.2.1")
        #expect(trusting.client(of: .loopback(port: 5), fields: fields) == .loopback(port: 5))
    }

    @Test("where both fields are there, they count only if they agree")
    func both() throws {
        #expect(
            try client(of: "10.0.0.1", forwarded: ["for=\"192.0.2.1:80\""], list: ["192.0.2.9, 192.0.2.1"])
                == "192.0.2.1")
        #expect(try client(of: "10.0.0.1", forwarded: ["for=192.0.2.1"], list: ["192.0.2.2"]) == "10.0.0.1")
        #expect(try client(of: "10.0.0.1", forwarded: ["nonsense"], list: ["192.0.2.2"]) == "10.0.0.1")
        #expect(try client(of: "10.0.0.1", forwarded: ["for=192.0.2.1"], list: ["nonsense"]) == "10.0.0.1")
        #expect(try client(of: "10.0.0.1", forwarded: ["for=192.0.2.1"], list: [""]) == "10.0.0.1")
    }

    @Test("a malformed Forwarded names nobody, even where a part of it could be read")
    func malformed() throws {
        #expect(try client(of: "10.0.0.1", forwarded: ["for=192.0.2.9, for=192.0.2.1 x"]) == "10.0.0.1")
    }

    @Test("each kind is read, and written as it was read", arguments: ["10.0.0.0/8", "::1", "unix"])
    func text(text: String) {
        #expect(TrustedProxy(text).map { "\($0)" } == text)
    }

    @Test("what is none is refused", arguments: ["", "Unix", "unix:/run/a.sock", "*", "all", "10.0.0.0/40"])
    func refused(text: String) {
        #expect(TrustedProxy(text) == nil)
    }

    @Test("a trusted proxy's connections are not counted by address")
    func admission() throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        let admission = Admission(limits: limits, proxies: proxies, descriptorLimit: 1000)

        let verdicts = try ["10.0.0.1", "10.0.0.1", "192.0.2.1", "192.0.2.1"].map {
            admission.admit(try #require(PeerAddress($0)))
        }

        #expect(verdicts == [.admitted, .admitted, .admitted, .refused])
    }

    /// A node in Forwarded's own form.
    private static func node(_ text: Substring) -> String {
        text.contains(":") ? "[\(text)]" : String(text)
    }
}
