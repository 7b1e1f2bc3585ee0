import Glibc

/// How a fuzz target tells the fuzzer that an input broke a promise: it says which one and aborts, and the fuzzer keeps
/// the input.
package enum Finding {
    /// Nothing when the promise was kept.
    package static func unless(_ isKept: Bool, _ promise: StaticString) {
        if !isKept { report(promise, "") }
    }

    /// Ends the process with the promise that was broken and what shows it.
    package static func report(_ promise: StaticString, _ details: @autoclosure () -> String) -> Never {
        let text = Array("broken promise: \(promise)\n\(details())\n".utf8)
        _ = text.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        abort()
    }
}
