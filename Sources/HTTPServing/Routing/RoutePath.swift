import HTTPCodec

/// A path split at its slashes, each segment decoded.
struct RoutePath {
    private var bytes: [UInt8] = []
    private var segments: [Range<Int>] = []

    /// Nil when the path does not begin with a slash; throws when a segment cannot be decoded.
    init?(_ path: String) throws(PercentDecoding.Malformed) {
        let source = path.utf8.span
        guard !source.isEmpty, source[0] == UInt8(ascii: "/") else { return nil }
        bytes.reserveCapacity(source.count)
        segments.reserveCapacity(8)
        var start = 1
        while start <= source.count {
            var end = start
            var isEncoded = false
            while end < source.count, source[end] != UInt8(ascii: "/") {
                isEncoded = isEncoded || source[end] == UInt8(ascii: "%")
                end += 1
            }
            let first = bytes.count
            let part = source.extracting(start..<end)
            if isEncoded {
                let text = part.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
                bytes.append(contentsOf: try PercentDecoding.decode(text[...], refusesSlash: true).utf8)
            } else {
                part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            }
            segments.append(first..<bytes.count)
            start = end + 1
        }
    }

    var count: Int { segments.count }

    func isEmpty(at index: Int) -> Bool { segments[index].isEmpty }

    func text(at index: Int) -> String { String(decoding: bytes[segments[index]], as: UTF8.self) }

    func isEqual(_ expected: [UInt8], at index: Int) -> Bool {
        let range = segments[index]
        guard range.count == expected.count else { return false }
        for offset in 0..<expected.count where bytes[range.lowerBound + offset] != expected[offset] { return false }
        return true
    }
}
