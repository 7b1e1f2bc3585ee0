import Glibc

/// The server could not start.
package struct ListenError: Error, Sendable, CustomStringConvertible {
    /// What was tried, such as `listen on 127.0.0.1:80`.
    package let operation: String
    /// The system's error number.
    package let code: Int32

    package var description: String {
        "cannot \(operation): \(String(cString: strerror(code)))"
    }
}
