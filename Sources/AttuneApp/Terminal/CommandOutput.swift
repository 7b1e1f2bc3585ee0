package import JSON

/// What commands print.
package enum CommandOutput {
    /// A value as one line of JSON.
    package static func text(of value: JSONValue) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }

    /// Says on standard error what deserves a look, a line each.
    package static func warn(_ warnings: [String]) {
        for warning in warnings { StandardError.write(line: Array("attune: \(warning)".utf8)) }
        StandardError.flush()
    }
}
