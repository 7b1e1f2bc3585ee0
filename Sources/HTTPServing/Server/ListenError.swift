import Glibc

/// The server could not start.
package struct ListenError: Error, Sendable, CustomStringConvertible {
    /// What was tried, such as `listen on 127.0.0.1:80`.
    package let operation: String
    /// The system's error number.
    package let code: Int32
    /// The address that cannot be had, if that is it.
    package let address: ListenAddress?
    private let reason: String?

    init(operation: String, code: Int32) {
        self.operation = operation
        self.code = code
        address = nil
        reason = nil
    }

    /// - Parameter reason: what is said in place of the system's word for the code.
    init(address: ListenAddress, code: Int32, reason: String? = nil) {
        operation = "listen on \(address)"
        self.code = code
        self.address = address
        self.reason = reason
    }

    package var description: String {
        "cannot \(operation): \(reason ?? String(cString: strerror(code)))"
    }
}
