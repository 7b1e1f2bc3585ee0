import CPlatform
import Glibc

/// Where a connection comes from.
package struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// The 16 bytes of an IPv6 address in two halves; an IPv4 address is `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2).
    private let high: UInt64
    private let low: UInt64
    package let port: UInt16
    /// Whether the peer is on this machine and came through a Unix-domain socket, where there are no addresses.
    package let isUnix: Bool

    /// A peer on a Unix-domain socket.
    package static let unix = PeerAddress(high: 0, low: 0, port: 0, isUnix: true)

    /// `127.0.0.1` with a port, for requests that are made in process.
    package static func loopback(port: UInt16 = 0) -> PeerAddress {
        PeerAddress(high: 0, low: 0xFFFF_7F00_0001, port: port)
    }

    private init(high: UInt64, low: UInt64, port: UInt16, isUnix: Bool = false) {
        self.high = high
        self.low = low
        self.port = port
        self.isUnix = isUnix
    }

    /// Reads an IPv4 or IPv6 address without brackets, zone or port.
    package init?(_ text: String) {
        var address = platform_address()
        let isRead = withUnsafeMutableBytes(of: &address.bytes) { bytes in
            guard inet_pton(AF_INET6, text, bytes.baseAddress) != 1 else { return true }
            bytes[10] = 0xFF
            bytes[11] = 0xFF
            return inet_pton(AF_INET, text, bytes.baseAddress.map { $0 + 12 }) == 1
        }
        guard isRead else { return nil }
        self.init(address)
    }

    init(_ address: platform_address) {
        (high, low) = withUnsafeBytes(of: address.bytes) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        port = address.port
        isUnix = address.is_unix != 0
    }

    /// What connections are counted by: an IPv4 address, or the /64 network that one IPv6 subscriber gets.
    package var network: PeerAddress {
        isUnix ? .unix : prefix(isIPv4 ? 32 : 64)
    }

    var isIPv4: Bool { !isUnix && high == 0 && low >> 32 == 0xFFFF }

    /// Bits of an address of this family.
    var bits: Int { isIPv4 ? 32 : 128 }

    /// The address with its first bits only and without a port.
    func prefix(_ length: Int) -> PeerAddress {
        let length = length + 128 - bits
        return PeerAddress(high: high & Self.mask(length), low: low & Self.mask(length - 64), port: 0)
    }

    /// Ones at so many of the highest bits.
    private static func mask(_ length: Int) -> UInt64 {
        length <= 0 ? 0 : length >= 64 ? .max : .max << UInt64(64 - length)
    }

    /// Whether it is this machine: 127.0.0.0/8, ::1, or a Unix-domain socket.
    package var isLocal: Bool {
        isUnix || high == 0 && (low == 1 || low >> 24 == 0xFF_FF7F)
    }

    /// The IP address as text, without port or brackets; `unix` for a Unix-domain socket.
    package var description: String {
        guard !isUnix else { return "unix" }
        var address = platform_address()
        withUnsafeMutableBytes(of: &address.bytes) { bytes in
            bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
            guard let start = text.baseAddress else { return "" }
            platform_address_text(&address, start, 64)
            return String(cString: start)
        }
    }
}
