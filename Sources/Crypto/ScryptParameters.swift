/// The cost of one scrypt derivation (RFC 7914 section 2).
///
/// Holding a value proves that it is within bounds: a manipulated stored hash can neither exhaust memory nor keep a
/// thread busy for minutes.
package struct ScryptParameters: Sendable, Hashable {
    /// The most memory that one derivation may take: 256 MiB.
    package static let maximumMemoryBytes = 256 << 20

    /// The most lanes, which bounds the time: 16.
    package static let maximumParallelism = 16

    /// N = 2¹⁵, r = 8, p = 3: 32 MiB, one of the settings of the OWASP password storage cheat sheet.
    package static let standard = ScryptParameters(checkedLogN: 15, r: 8, p: 3)

    /// The base-2 logarithm of the cost N.
    package let logN: Int
    /// The block size factor.
    package let r: Int
    /// The parallelism.
    package let p: Int

    /// Nil when a parameter is below 1, needs more than ``maximumMemoryBytes``, or breaks RFC 7914's own bounds.
    package init?(logN: Int, r: Int, p: Int) {
        // RFC 7914 section 2: N < 2^(128 * r / 8); with r ≥ 1 and N of at most 2²⁰ only r = 1 can break it.
        guard (1...20).contains(logN), (1...1024).contains(r), (1...Self.maximumParallelism).contains(p),
            logN < 16 * r
        else {
            return nil
        }
        self.init(checkedLogN: logN, r: r, p: p)
        guard memoryBytes <= Self.maximumMemoryBytes else {
            return nil
        }
    }

    private init(checkedLogN logN: Int, r: Int, p: Int) {
        self.logN = logN
        self.r = r
        self.p = p
    }

    /// What one derivation allocates, in bytes: 128 · r · (N + p + 2), as OpenSSL counts it.
    package var memoryBytes: Int { 128 * r * ((1 << logN) + p + 2) }
}
