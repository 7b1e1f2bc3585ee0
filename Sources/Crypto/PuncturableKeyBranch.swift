/// A subtree of a ``PuncturableKey``: all leaves that begin with the same bits.
struct PuncturableKeyBranch: Sendable, Hashable {
    /// The lowest of its leaves: the bits that they share, then zeros.
    let first: UInt64
    /// How many bits they share, 0…64.
    let depth: Int

    /// The whole tree.
    static let whole = PuncturableKeyBranch(first: 0, depth: 0)

    private init(first: UInt64, depth: Int) {
        self.first = first
        self.depth = depth
    }

    /// The subtree at `depth` (1…64) that the way to `leaf` passes by: it shares all bits but the last.
    init(besides leaf: UInt64, depth: Int) {
        first = (leaf ^ 1 << (64 - depth)) & ~Self.lower(depth)
        self.depth = depth
    }

    /// Takes a subtree as it was written; `nil` unless the depth is 0…64 and `first` is the lowest leaf of one so deep.
    init?(reading first: UInt64, depth: Int) {
        guard 0...64 ~= depth, first & Self.lower(depth) == 0 else { return nil }
        self.init(first: first, depth: depth)
    }

    /// The highest of its leaves.
    var last: UInt64 { first | Self.lower(depth) }

    /// Whether the way to `leaf` turns right below a seed at this depth (0…63).
    static func isRight(_ leaf: UInt64, below depth: Int) -> Bool { leaf >> (63 - depth) & 1 == 1 }

    /// The bits that leaves below this depth differ in. A shift by 64 gives zero.
    private static func lower(_ depth: Int) -> UInt64 { UInt64.max >> depth }
}
