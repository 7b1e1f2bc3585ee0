import Glibc

/// The process's standard error.
package enum StandardError {
    /// Writes a line in one call, so that lines of several threads do not mix.
    package static func write(line: String) {
        write(Array((line + "\n").utf8))
    }

    /// Writes bytes in one call; what cannot be written is dropped, since a log stops nothing.
    static func write(_ bytes: [UInt8]) {
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
