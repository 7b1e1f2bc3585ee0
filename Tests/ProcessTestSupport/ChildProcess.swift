import Foundation

/// Another program, run as a child of the test; it is killed, by its id, when the value goes.
package final class ChildProcess: Sendable {
    /// How a process has ended.
    package enum End: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// A child that did not do what a test waits for.
    package struct Overdue: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) {
            self.description = description
        }
    }

    private let process = Process()
    private let outputText: PipeText
    private let errorText: PipeText

    /// Starts `path`; of the environment it gets only what a program needs to run, and `environment`.
    ///
    /// - Parameter input: a descriptor that becomes its standard input; `nil`: one that ends at once.
    package init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], directory: String = "/",
        input: Int32? = nil
    ) throws {
        outputText = try PipeText()
        errorText = try PipeText()
        let own = ProcessInfo.processInfo.environment
        let names = ["PATH", "HOME", "LD_LIBRARY_PATH", "TSAN_OPTIONS", "ASAN_OPTIONS", "LSAN_OPTIONS"]
        var inherited = own.filter { names.contains($0.key) }
        // AddressSanitizer keeps back what was freed; in a program whose memory is measured that must be little.
        if let options = own["ASAN_OPTIONS"] { inherited["ASAN_OPTIONS"] = "\(options):quarantine_size_mb=1" }
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = inherited.merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: directory)
        process.standardInput =
            input.map { FileHandle(fileDescriptor: $0, closeOnDealloc: false) } ?? FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: outputText.writingEnd, closeOnDealloc: false)
        process.standardError = FileHandle(fileDescriptor: errorText.writingEnd, closeOnDealloc: false)
        let start = Result { try process.run() }
        outputText.startReading(label: "child-output")
        errorText.startReading(label: "child-errors")
        try start.get()
    }

    deinit { send(SIGKILL) }

    package var id: Int32 { process.processIdentifier }

    /// What it has written to standard output so far.
    package var output: String { outputText.text }

    /// What it has written to standard error so far.
    package var errors: String { errorText.text }

    /// Runs `body` while nobody reads its standard error.
    package func whileErrorsAreUnread<Result>(_ body: () throws -> Result) rethrows -> Result {
        try errorText.whileUnread(body)
    }

    package func send(_ signal: Int32) {
        if process.isRunning { kill(id, signal) }
    }

    /// Waits for a line on standard error that `isWanted`.
    package func errorLine(within seconds: Int = 30, where isWanted: (Substring) -> Bool) throws -> String {
        guard let line = Self.line(in: errorText, within: seconds, where: isWanted) else {
            throw Overdue(description: "no such line in: \(errors)")
        }
        return line
    }

    /// Waits until all of standard error so far `isWanted`, which may end amid a line as a question does.
    package func errorText(within seconds: Int = 30, where isWanted: (String) -> Bool) throws -> String {
        guard let text = errorText.wait(within: seconds, { text, _ in isWanted(text) ? text : nil }) else {
            throw Overdue(description: "not as wanted: \(errors)")
        }
        return text
    }

    /// Waits for a line on standard output that `isWanted`.
    package func outputLine(within seconds: Int = 30, where isWanted: (Substring) -> Bool) throws -> String {
        guard let line = Self.line(in: outputText, within: seconds, where: isWanted) else {
            throw Overdue(description: "no such line in: \(output); it said: \(errors)")
        }
        return line
    }

    private static func line(in text: PipeText, within seconds: Int, where isWanted: (Substring) -> Bool) -> String? {
        text.wait(within: seconds) { text, _ in
            // The last one may still be growing.
            guard let end = text.lastIndex(of: "\n") else { return nil }
            return text[..<end].split(separator: "\n").first(where: isWanted).map { String($0) }
        }
    }

    /// Waits for its end.
    @discardableResult
    package func wait(within seconds: Int = 30) throws -> End {
        for text in [outputText, errorText] {
            guard text.wait(within: seconds, { _, hasEnded in hasEnded ? true : nil }) != nil else {
                throw Overdue(description: "process \(id) does not end; it said: \(errors)")
            }
        }
        process.waitUntilExit()
        let status = process.terminationStatus
        return process.terminationReason == .exit ? .exited(status) : .signalled(status)
    }
}
