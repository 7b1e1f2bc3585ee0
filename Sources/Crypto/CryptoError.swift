import COpenSSL

/// Why a cryptographic operation gave no result.
package enum CryptoError: Error, Sendable, Equatable {
    /// The sealed bytes are too short, altered, of another key or of other associated data; which one is not told.
    case cannotOpen
    /// A key has another length than the algorithm asks for.
    case wrongKeyLength(expected: Int, found: Int)
    /// An input or a count is negative or larger than one call of the library can take (2 GiB).
    case unsupportedLength(Int)
    /// As many password hashes wait as may; the caller should answer "busy" and the client try again later.
    case busy
    /// The library refused: out of memory, no entropy, or an algorithm that its configuration leaves out.
    case failed(operation: Operation, reason: String)

    /// The step at which the library refused.
    package enum Operation: String, Sendable {
        case cipher, random, scrypt
    }

    /// Builds `.failed` from the library's newest error and empties the thread's error queue, which would otherwise
    /// be blamed for a later call.
    static func library(_ operation: Operation) -> CryptoError {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0 else {
            return .failed(operation: operation, reason: "no reason given")
        }
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &text, text.count)
        let reason = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return .failed(operation: operation, reason: String(decoding: reason, as: UTF8.self))
    }
}
