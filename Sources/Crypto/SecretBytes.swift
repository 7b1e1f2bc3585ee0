import COpenSSL

/// Key material, overwritten with zeros when the last reference goes.
///
/// It has no description, debug description or mirror that shows its bytes, and is not `Equatable`: secrets are
/// compared with ``constantTimeEquals(_:_:)`` or not at all.
///
/// `@unchecked Sendable`: the buffer is written only while `init` runs and read from then on; it is a pointer only
/// because an array may be copied by the runtime and could not be wiped.
package final class SecretBytes: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer

    /// Makes `count` zero bytes and lets `fill` write them, so that a secret made by a computation is never anywhere
    /// else.
    init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        storage = .allocate(byteCount: max(count, 0), alignment: 16)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
        fill(storage)
    }

    /// Copies `bytes`; the caller's array stays as it is.
    package convenience init(copying bytes: [UInt8]) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Copies `bytes` and then overwrites and empties the caller's array.
    ///
    /// Only the array that is handed in is wiped: a copy made of it before is not.
    package convenience init(moving bytes: inout [UInt8]) {
        self.init(copying: bytes)
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        bytes.removeAll()
    }

    /// `count` bytes of the library's generator for secrets (`RAND_priv_bytes`).
    package static func random(count: Int) throws(CryptoError) -> SecretBytes {
        guard count >= 0, let length = Int32(exactly: count) else {
            throw .unsupportedLength(count)
        }
        var isFilled = false
        let secret = SecretBytes(count: count) { buffer in
            isFilled = RAND_priv_bytes(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), length) == 1
        }
        guard isFilled else {
            throw .library(.random)
        }
        return secret
    }

    /// The bytes of `parts`, one after the other.
    package convenience init(joining parts: [SecretBytes]) {
        self.init(count: parts.reduce(0) { $0 + $1.count }) { output in
            var place = 0
            for part in parts {
                part.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: output[place...]).copyBytes(from: $0) }
                place += part.count
            }
        }
    }

    /// A copy of some of the bytes; a range beyond the end is cut off there.
    package func part(_ range: Range<Int>) -> SecretBytes {
        let range = range.clamped(to: 0..<count)
        return SecretBytes(count: range.count) { output in
            withUnsafeBytes { output.copyBytes(from: $0[range]) }
        }
    }

    /// Number of bytes.
    package var count: Int { storage.count }

    /// Gives `body` the bytes, which must not be kept beyond its return.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length alone.
    package var description: String { "SecretBytes(\(count) bytes)" }

    /// The length alone.
    package var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
