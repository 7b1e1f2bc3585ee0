/// Reads comma-separated lists of names such as Connection (RFC 9110 §5.6.1).
enum TokenList {
    /// The items in lower case without surrounding blanks; empty ones are left out.
    static func items(_ value: borrowing Span<UInt8>) -> [String] {
        var items: [String] = []
        var start = 0
        while start < value.count {
            let end = value.firstIndex(of: UInt8(ascii: ","), from: start) ?? value.count
            let range = value.trimmed(start..<end)
            if !range.isEmpty {
                let bytes = range.map { ByteClass.lowercased(value[$0]) }
                items.append(String(decoding: bytes, as: UTF8.self))
            }
            start = end + 1
        }
        return items
    }
}
