/// A key that gives each of 2⁶⁴ leaves a secret of its own, and from which single leaves can be taken for good.
///
/// A tree of seeds (Goldreich, Goldwasser, Micali 1986): each seed gives two, HMAC-SHA-256 of it under either of two
/// labels, and 64 steps down from the root are the leaves. Whoever has the root has them all. Puncturing a leaf
/// (Boneh, Waters 2013) puts in place of the seed above it those of the subtrees that branch off on the way down: from
/// them every other leaf comes out as before, and this one does not, since no step can be undone.
///
/// A value: puncturing makes another key, some 64 seeds larger less what the punctures share, and leaves this one.
package final class PuncturableKey: Sendable {
    /// Levels below the root.
    static let depth = 64

    /// The subtrees that are left, from left to right; none overlaps another.
    let branches: [PuncturableKeyBranch]
    /// Their seeds, one after the other.
    let seeds: SecretBytes

    /// A key from which nothing is taken yet.
    package convenience init(root: SecretBytes) {
        self.init(branches: [.whole], seeds: root)
    }

    /// Takes subtrees in order, with a seed each.
    init(branches: [PuncturableKeyBranch], seeds: SecretBytes) {
        self.branches = branches
        self.seeds = seeds
    }

    /// Whether no leaf has been taken.
    package var isWhole: Bool { branches == [.whole] }

    /// Whether this leaf has not been taken; a search in the sorted branches.
    package func holds(_ leaf: UInt64) -> Bool { index(above: leaf) != nil }

    /// The secret of a leaf, 32 bytes; `nil` if it has been taken.
    package func secret(of leaf: UInt64) -> SecretBytes? {
        guard let index = index(above: leaf) else { return nil }
        var seed = seed(at: index)
        for level in branches[index].depth..<Self.depth {
            seed = Self.child(of: seed, isRight: PuncturableKeyBranch.isRight(leaf, below: level))
        }
        return seed
    }

    /// The key without this leaf; itself if the leaf has been taken before.
    package func puncturing(_ leaf: UInt64) -> PuncturableKey {
        guard let index = index(above: leaf) else { return self }
        var left: [(PuncturableKeyBranch, SecretBytes)] = []
        var right: [(PuncturableKeyBranch, SecretBytes)] = []
        var seed = seed(at: index)
        for level in branches[index].depth..<Self.depth {
            let isRight = PuncturableKeyBranch.isRight(leaf, below: level)
            let sibling = PuncturableKeyBranch(besides: leaf, depth: level + 1)
            let siblingSeed = Self.child(of: seed, isRight: !isRight)
            if isRight { left.append((sibling, siblingSeed)) } else { right.append((sibling, siblingSeed)) }
            seed = Self.child(of: seed, isRight: isRight)
        }
        return replacing(index, by: left + right.reversed())
    }

    /// The key with one branch replaced by smaller ones.
    private func replacing(_ index: Int, by parts: [(PuncturableKeyBranch, SecretBytes)]) -> PuncturableKey {
        var branches = branches
        branches.replaceSubrange(index...index, with: parts.map(\.0))
        let size = SHA256.byteCount
        return PuncturableKey(
            branches: branches,
            seeds: SecretBytes(
                joining: [seeds.part(0..<index * size)] + parts.map(\.1)
                    + [seeds.part((index + 1) * size..<seeds.count)]))
    }

    /// The place of the branch that has this leaf: the last that begins at or before it, if it reaches so far.
    private func index(above leaf: UInt64) -> Int? {
        var (low, high) = (0, branches.count)
        while low < high {
            let middle = (low + high) / 2
            if branches[middle].first <= leaf { low = middle + 1 } else { high = middle }
        }
        guard low > 0, branches[low - 1].last >= leaf else { return nil }
        return low - 1
    }

    private func seed(at index: Int) -> SecretBytes {
        seeds.part(index * SHA256.byteCount..<(index + 1) * SHA256.byteCount)
    }

    private static func child(of seed: SecretBytes, isRight: Bool) -> SecretBytes {
        HMACSHA256.derive(isRight ? "attune key tree v1 right" : "attune key tree v1 left", from: seed)
    }
}
