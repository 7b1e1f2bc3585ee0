import Glibc

/// The process's environment, read in this one place.
package enum Environment {
    /// What kind of terminal there is.
    static var terminal: String? { getenv("TERM").map { String(cString: $0) } }

    /// Variables that begin with `ATTUNE_`.
    package static var current: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee.map({ String(cString: $0) }) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if text.hasPrefix("ATTUNE_"), parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
