/// An IP network in CIDR notation, or a single address.
///
/// A network of IPv6 has no IPv4 address in it, however wide it is; a mapped one (`::ffff:10.0.0.1`) counts as IPv4.
package struct Network: Sendable, Hashable, CustomStringConvertible {
    private let base: PeerAddress
    /// Bits of the address that count, as of its family: up to 32 or 128.
    private let length: Int

    /// Reads `10.0.0.0/8`, `10.0.0.1`, `2001:db8::/32` or `::1`; bits beyond the length do not matter.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ PeerAddress(String($0)) }) else { return nil }
        guard parts.count == 2 else {
            base = address
            length = address.bits
            return
        }
        let digits = parts[1]
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let given = Int(digits), given <= address.bits
        else { return nil }
        base = address.prefix(given)
        length = given
    }

    package func contains(_ address: PeerAddress) -> Bool {
        !address.isUnix && address.isIPv4 == base.isIPv4 && address.prefix(length) == base
    }

    /// What `init` reads; without a length where it is a single address.
    package var description: String {
        length == base.bits ? "\(base)" : "\(base)/\(length)"
    }
}
