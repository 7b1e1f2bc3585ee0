import HTTPServing
import JournalAPI

extension Doctor {
    /// Who can reach the server, and what they find.
    func exposure() -> [Finding] {
        let open = configuration.addresses.filter { !Self.isLocal($0) }
        guard !open.isEmpty else {
            return [.ok("exposure", "Only this machine can reach the server.")]
        }
        let places = open.map { "\($0)" }.joined(separator: ", ")
        return [registration(places), encryption(places)]
    }

    private func registration(_ places: String) -> Finding {
        guard configuration.registration == .open else {
            return .ok("registration", "Accounts are made by the operator only.")
        }
        return .warning(
            "registration", "Whoever reaches \(places) can open an account.",
            remedy: "Set registration to closed and make accounts with attune user create, unless that is meant.")
    }

    private func encryption(_ places: String) -> Finding {
        if configuration.tlsCertificate != nil { return .ok("tls", "HTTPS is spoken at \(places).") }
        guard configuration.trustedProxies.isEmpty else {
            return .ok("tls", "HTTP without TLS is spoken at \(places), to proxies that are trusted.")
        }
        return .warning(
            "tls", "HTTP without TLS is spoken at \(places): passwords and journals can be read on the way.",
            remedy: "Name a certificate with --tls-cert and --tls-key, or put a proxy before it and name it in "
                + "trustedProxies.")
    }

    /// Whether nobody but this machine can reach an address.
    static func isLocal(_ address: ListenAddress) -> Bool {
        switch address {
        case .unix: true
        case .ip(let host, _): host.hasPrefix("127.") || host == "::1"
        }
    }
}
