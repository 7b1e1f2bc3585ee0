import Locking

/// A server's certificate and key as files, which may be replaced while it runs.
package final class TLSIdentity: Sendable {
    package let certificateFile: String
    package let keyFile: String
    private let current: Lock<TLSContext>

    /// Reads both files.
    package init(certificateFile: String, keyFile: String) throws(TLSError) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        current = Lock(try TLSContext(certificateFile: certificateFile, keyFile: keyFile))
    }

    /// What connections that begin now are encrypted with.
    package var context: TLSContext { current.withLock { $0 } }

    /// Reads both files again. Connections that are open keep what they began with; when the files cannot be used, new
    /// ones keep it as well.
    package func reload() throws(TLSError) {
        let renewed = try TLSContext(certificateFile: certificateFile, keyFile: keyFile)
        current.withLock { $0 = renewed }
    }
}
