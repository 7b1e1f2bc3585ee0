import Foundation

/// Another program, run as a child of the test; it is killed, by its id, when the value goes.
final class ChildProcess: Sendable {
    /// How a process has ended.
    enum End: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// A child that did not do what a test waits for.
    struct Overdue: Error, CustomStringConvertible {
        let description: String
    }

    private let process = Process()
    private let outputText: PipeText
    private let errorText: PipeText

    /// Starts `path`; of the environment it gets only what a program needs to run, and `environment`.
    init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], directory: String = "/"
    ) throws {
        outputText = try PipeText()
        errorText = try PipeText()
        let own = ProcessInfo.processInfo.environment
        let inherited = own.filter { ["PATH", "HOME", "LD_LIBRARY_PATH", "TSAN_OPTIONS"].contains($0.key) }
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = inherited.merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: directory)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: outputText.writingEnd, closeOnDealloc: false)
        process.standardError = FileHandle(fileDescriptor: errorText.writingEnd, closeOnDealloc: false)
        let start = Result { try process.run() }
        outputText.startReading(label: "child-output")
        errorText.startReading(label: "child-errors")
        try start.get()
    }

    deinit { send(SIGKILL) }

    var id: Int32 { process.processIdentifier }

    /// What it has written to standard output so far.
    var output: String { outputText.text }

    /// What it has written to standard error so far.
    var errors: String { errorText.text }

    /// Runs `body` while nobody reads its standard error.
    func whileErrorsAreUnread<Result>(_ body: () throws -> Result) rethrows -> Result {
        try errorText.whileUnread(body)
    }

    func send(_ signal: Int32) {
        if process.isRunning { kill(id, signal) }
    }

    /// Waits for a line on standard error that `isWanted`.
    func errorLine(within seconds: Int = 30, where isWanted: (Substring) -> Bool) throws -> String {
        let line = errorText.wait(within: seconds) { text, _ in
            text.split(separator: "\n").first(where: isWanted).map { String($0) }
        }
        guard let line else { throw Overdue(description: "no such line in: \(errors)") }
        return line
    }

    /// Waits for its end.
    @discardableResult
    func wait(within seconds: Int = 30) throws -> End {
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
