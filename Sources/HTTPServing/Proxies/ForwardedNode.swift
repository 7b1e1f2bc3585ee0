/// A node of `Forwarded` (RFC 7239 §6): an IPv4 address, an IPv6 address in brackets, `unknown` or a name such as
/// `_hidden`, each with a port or without.
enum ForwardedNode {
    /// The address of a node; nil where it tells none or is malformed.
    static func address(_ node: String) -> PeerAddress? {
        if node.first == "[" {
            guard let end = node.firstIndex(of: "]") else { return nil }
            let host = node[node.index(after: node.startIndex)..<end]
            let rest = node[node.index(after: end)...]
            guard host.contains(":"), rest.isEmpty || rest.first == ":" && isPort(rest.dropFirst()) else { return nil }
            return PeerAddress(String(host))
        }
        let parts = node.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, parts.count == 1 || isPort(parts[1]) else { return nil }
        return PeerAddress(String(host))
    }

    /// One to five digits, or a name that begins with `_`.
    private static func isPort(_ text: Substring) -> Bool {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "_") else {
            return (1...5).contains(bytes.count) && bytes.allSatisfy { (0x30...0x39).contains($0) }
        }
        return bytes.count > 1
            && bytes.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
