extension PuncturableKey {
    /// Bytes of one branch in ``bytes``: depth (1), first leaf (8, big-endian), seed (32).
    package static let branchByteCount = 1 + 8 + SHA256.byteCount

    /// The key for keeping: its branches from left to right.
    package var bytes: SecretBytes {
        SecretBytes(count: branches.count * Self.branchByteCount) { output in
            seeds.withUnsafeBytes { seeds in
                for (index, branch) in branches.enumerated() {
                    let start = index * Self.branchByteCount
                    output[start] = UInt8(truncatingIfNeeded: branch.depth)
                    output.storeBytes(of: branch.first.bigEndian, toByteOffset: start + 1, as: UInt64.self)
                    let seed = seeds[index * SHA256.byteCount..<(index + 1) * SHA256.byteCount]
                    UnsafeMutableRawBufferPointer(rebasing: output[(start + 9)...]).copyBytes(from: seed)
                }
            }
        }
    }

    /// The key that ``bytes`` were of; `nil` for what is cut off, or whose branches are none, out of order or overlap.
    ///
    /// That a seed is the right one cannot be seen: who keeps the bytes guards them against damage.
    package convenience init?(bytes: SecretBytes) {
        guard bytes.count > 0, bytes.count.isMultiple(of: Self.branchByteCount) else { return nil }
        let count = bytes.count / Self.branchByteCount
        var branches: [PuncturableKeyBranch] = []
        branches.reserveCapacity(count)
        let areInOrder = bytes.withUnsafeBytes { input in
            for index in 0..<count {
                let start = index * Self.branchByteCount
                let first = UInt64(bigEndian: input.loadUnaligned(fromByteOffset: start + 1, as: UInt64.self))
                guard let branch = PuncturableKeyBranch(reading: first, depth: Int(input[start])),
                    branches.last.map({ $0.last < first }) ?? true
                else { return false }
                branches.append(branch)
            }
            return true
        }
        guard areInOrder else { return nil }
        self.init(
            branches: branches,
            seeds: SecretBytes(count: count * SHA256.byteCount) { output in
                bytes.withUnsafeBytes { input in
                    for index in 0..<count {
                        let start = index * Self.branchByteCount + 9
                        UnsafeMutableRawBufferPointer(rebasing: output[(index * SHA256.byteCount)...])
                            .copyBytes(from: input[start..<start + SHA256.byteCount])
                    }
                }
            })
    }
}
