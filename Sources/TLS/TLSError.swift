import COpenSSL

/// Why a server cannot speak TLS; each as a sentence for the one who started it, never with a byte of the key.
package enum TLSError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file cannot be read.
    case unreadable(file: String, reason: String)
    /// A file holds no certificate in PEM form, or a chain of which a part is none.
    case noCertificate(file: String)
    /// A file holds no private key in PEM form, or one that asks for a passphrase, which nobody could give at a restart.
    case noKey(file: String)
    /// The key is not the one that the certificate was made for.
    case mismatch(certificateFile: String, keyFile: String)
    /// The library refused a file for a reason of its own, such as a key that is too short.
    case refused(file: String, reason: String)
    /// The library has no memory, or its configuration leaves out what is needed.
    case unavailable(reason: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "cannot read \(file): \(reason)"
        case .noCertificate(let file): "\(file) holds no certificate in PEM form"
        case .noKey(let file): "\(file) holds no private key in PEM form, or one that is locked by a passphrase"
        case .mismatch(let certificateFile, let keyFile):
            "the key in \(keyFile) does not match the certificate in \(certificateFile)"
        case .refused(let file, let reason): "\(file) cannot be used: \(reason)"
        case .unavailable(let reason): "TLS is not available: \(reason)"
        }
    }

    /// The library's words for its newest error, which is taken off the thread's queue: it would otherwise be blamed for
    /// a later call.
    static func libraryReason() -> String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0, let reason = ERR_reason_error_string(code) else { return "no reason given" }
        return String(cString: reason)
    }
}
