import Foundation

/// A command-line program of the system, run to its end.
package struct Tool: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let status: Int32
    /// Standard output and standard error, as they came.
    package let text: String

    /// Runs a program found on PATH with `input` as its standard input; it is ended after twenty seconds.
    package static func run(_ name: String, _ arguments: [String], input: String = "") throws -> Tool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "20", name] + arguments
        let (inward, outward) = (Pipe(), Pipe())
        process.standardInput = inward
        process.standardOutput = outward
        process.standardError = outward
        try process.run()
        // Small enough for the pipe to take it whole, whether or not the program reads it.
        try inward.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try inward.fileHandleForWriting.close()
        let bytes = try outward.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Tool(status: process.terminationStatus, text: String(decoding: bytes, as: UTF8.self))
    }
}
