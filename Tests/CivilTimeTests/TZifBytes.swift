/// A zone file made for a test; each part can be made wrong.
struct TZifBytes {
    var version: UInt8 = UInt8(ascii: "2")
    var transitions: [(time: Int, type: UInt8)] = []
    var offsets: [Int] = [0]
    var abbreviations = Array("XXX\0".utf8)
    var leapSeconds: [(time: Int, correction: Int)] = []
    var footer: String? = "XXX0"

    var bytes: [UInt8] {
        guard version != 0 else { return block(timeSize: 4) }
        var bytes = TZifBytes(version: version, footer: nil).block(timeSize: 4)
        bytes += block(timeSize: 8)
        if let footer { bytes += Array("\n\(footer)\n".utf8) }
        return bytes
    }

    private func block(timeSize: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        let counts = [0, 0, leapSeconds.count, transitions.count, offsets.count, abbreviations.count]
        bytes += counts.flatMap { bigEndian($0, size: 4) }
        bytes += transitions.flatMap { bigEndian($0.time, size: timeSize) }
        bytes += transitions.map(\.type)
        bytes += offsets.flatMap { bigEndian($0, size: 4) + [0, 0] }
        bytes += abbreviations
        bytes += leapSeconds.flatMap { bigEndian($0.time, size: timeSize) + bigEndian($0.correction, size: 4) }
        return bytes
    }

    private func bigEndian(_ value: Int, size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
