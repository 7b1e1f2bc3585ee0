/// Ways in which the same bytes can arrive.
enum Pieces {
    /// Two pieces, parted at a place that the bytes themselves choose.
    static func two(_ bytes: [UInt8]) -> [[UInt8]] {
        let seed = bytes.reduce(5381 as UInt) { ($0 &* 33) ^ UInt($1) }
        let place = Int(seed % UInt(bytes.count + 1))
        return [Array(bytes[..<place]), Array(bytes[place...])]
    }

    /// Each byte by itself.
    static func single(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.map { [$0] }
    }
}
