import RandomTestSupport
import Testing

@testable import Crypto

@Suite("puncturable key")
struct PuncturableKeyTests {
    let root = SecretBytes(copying: Array(0..<32))
    var whole: PuncturableKey { PuncturableKey(root: root) }

    /// The secret of a leaf, straight from the root: 64 codes, one a bit.
    func derived(_ leaf: UInt64) -> [UInt8] {
        var seed = root.bytes
        for level in 0..<64 {
            let label = leaf >> (63 - level) & 1 == 1 ? "attune key tree v1 right" : "attune key tree v1 left"
            seed = HMACSHA256.code(Array(label.utf8), key: SecretBytes(copying: seed))
        }
        return seed
    }

    static let corners: [UInt64] = [0, 1, 2, .max, .max - 1, 1 << 63, 1 << 63 - 1, 0x0123_4567_89AB_CDEF]

    @Test("every leaf of a whole key has the secret that the root gives it", arguments: corners)
    func secrets(leaf: UInt64) {
        #expect(whole.secret(of: leaf)?.bytes == derived(leaf))
        #expect(whole.isWhole)
    }

    @Test("a punctured leaf has no secret, and its neighbours have theirs", arguments: corners)
    func punctured(leaf: UInt64) {
        let key = whole.puncturing(leaf)

        #expect(key.secret(of: leaf) == nil)
        #expect(!key.holds(leaf))
        #expect(!key.isWhole)
        #expect(key.branches.count == 64)
        for other in [leaf ^ 1, leaf ^ 2, leaf ^ (1 << 63), leaf &+ 1, leaf &- 1] {
            #expect(key.secret(of: other)?.bytes == derived(other))
        }
    }

    @Test("puncturing twice is puncturing once")
    func twice() {
        let once = whole.puncturing(7)

        #expect(once.puncturing(7) === once)
    }

    @Test("the order of punctures makes no difference to what is left")
    func order() {
        let leaves = Self.corners

        let forwards = leaves.reduce(whole) { $0.puncturing($1) }
        let backwards = leaves.reversed().reduce(whole) { $0.puncturing($1) }

        #expect(forwards.bytes.bytes == backwards.bytes.bytes)
    }

    @Test(
        "after random punctures exactly those leaves fail, and all others are the root's",
        arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func random(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        // Some leaves far apart, some beside each other, so that whole subtrees vanish.
        let base = generator.next()
        let near = (0..<30).map { _ in base &+ UInt64(generator.below(40)) }
        let far = (0..<30).map { _ in generator.next() }
        let taken = Set(near + far)

        let key = taken.reduce(whole) { $0.puncturing($1) }

        let others = (0..<40).map { base &+ $0 } + far.map { $0 ^ 1 } + (0..<40).map { _ in generator.next() }
        for leaf in taken { #expect(key.secret(of: leaf) == nil) }
        for leaf in others where !taken.contains(leaf) { #expect(key.secret(of: leaf)?.bytes == derived(leaf)) }
        for leaf in others { #expect(key.holds(leaf) == !taken.contains(leaf)) }
        #expect(key.seeds.count == key.branches.count * 32)
    }

    @Test("no seed of a punctured leaf's way is left in the bytes")
    func wayIsGone() {
        let leaf: UInt64 = 0x0123_4567_89AB_CDEF
        var seed = root.bytes
        var way = [seed]
        for level in 0..<64 {
            let label = leaf >> (63 - level) & 1 == 1 ? "attune key tree v1 right" : "attune key tree v1 left"
            seed = HMACSHA256.code(Array(label.utf8), key: SecretBytes(copying: seed))
            way.append(seed)
        }

        let bytes = whole.puncturing(leaf).bytes.bytes

        let kept = stride(from: 9, to: bytes.count, by: PuncturableKey.branchByteCount).map {
            Array(bytes[$0..<$0 + 32])
        }
        #expect(kept.count == 64)
        #expect(Set(kept).isDisjoint(with: way))
    }

    @Test("a key that is kept and read again is the same", arguments: [0, 1, 2, 20])
    func kept(punctures: Int) throws {
        var generator = SplitMix64(seed: 9)
        let key = (0..<punctures).reduce(whole) { key, _ in key.puncturing(generator.next()) }

        let read = try #require(PuncturableKey(bytes: key.bytes))

        #expect(read.branches == key.branches)
        #expect(read.seeds.bytes == key.seeds.bytes)
        #expect(read.isWhole == (punctures == 0))
    }

    /// Branches as bytes, each with the seed of zeros.
    static func bytes(_ branches: [(depth: UInt8, first: UInt64)]) -> [UInt8] {
        branches.flatMap { branch in
            [branch.depth] + (0..<8).map { UInt8(truncatingIfNeeded: branch.first >> (56 - 8 * $0)) }
                + [UInt8](repeating: 0, count: 32)
        }
    }

    static let malformed: [[UInt8]] = [
        [],
        [0],
        Array(bytes([(0, 0)]).dropLast()),
        bytes([(0, 0)]) + [0],
        bytes([(65, 0)]),
        bytes([(255, 0)]),
        // A first leaf that is not the first of a subtree so deep.
        bytes([(0, 1)]),
        bytes([(1, 1)]),
        bytes([(63, 1)]),
        // Twice, out of order, one within the other.
        bytes([(64, 5), (64, 5)]),
        bytes([(1, 1 << 63), (1, 0)]),
        bytes([(0, 0), (64, 5)]),
        bytes([(64, 4), (63, 4)]),
    ]

    @Test("bytes that are no key are refused", arguments: malformed)
    func refused(bytes: [UInt8]) {
        #expect(PuncturableKey(bytes: SecretBytes(copying: bytes)) == nil)
    }

    @Test("bytes cut off anywhere within a branch are refused")
    func cut() {
        let bytes = whole.puncturing(3).bytes.bytes

        for count in 0..<bytes.count {
            let isWholeBranches = count > 0 && count.isMultiple(of: PuncturableKey.branchByteCount)
            #expect((PuncturableKey(bytes: SecretBytes(copying: Array(bytes.prefix(count)))) != nil) == isWholeBranches)
        }
    }

    @Test("a thousand punctures leave a key of some 55 seeds each, which answers as before")
    func thousand() {
        var generator = SplitMix64(seed: 1)
        let taken = (0..<1_000).map { _ in generator.next() }

        let key = taken.reduce(whole) { $0.puncturing($1) }

        #expect((50_000...60_000).contains(key.branches.count))
        #expect(taken.allSatisfy { !key.holds($0) })
        for leaf in Self.corners { #expect(key.secret(of: leaf)?.bytes == derived(leaf)) }
    }
}
