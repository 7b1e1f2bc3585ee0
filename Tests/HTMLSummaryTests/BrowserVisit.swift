import Foundation
import JSON
import JournalTestSupport
import ProcessTestSupport

/// What a headless Chromium made of a page, through scripts/browser.
struct BrowserVisit {
    let findings: JSONValue

    /// Opens an address and carries out the script's steps; blocks.
    init(_ address: String, _ steps: [String]) throws {
        let script = try ChildProcess(Self.script, [address] + steps)
        let end = try script.wait(within: 120)
        guard end == .exited(0) else { throw BrowserFault(description: script.errors) }
        findings = try JSONParser.parse(Array(script.output.utf8))
    }

    /// Opens a page that lies in a file.
    init(_ page: [UInt8], _ steps: [String] = ["--measure"]) throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "summary-\(Foundation.UUID().uuidString).html")
        try Data(page).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var steps = steps
        if let directory = ProcessInfo.processInfo.environment["ATTUNE_SCREENSHOTS"] {
            steps += ["--screenshots", directory]
        }
        try self.init(file.path, steps)
    }

    /// What the browser had to say: faults of scripts, what a policy forbade, what a page wrote.
    var console: [String] { texts("/console") }

    /// Every address that was asked for.
    var requests: [String] { texts("/requests") }

    /// What each evaluated script came to.
    var results: [JSONValue] { findings.value(at: "/results")?.array ?? [] }

    /// The first measures.
    func measure(_ pointer: String) -> JSONValue? { findings.value(at: "/measures/0\(pointer)") }

    func number(_ pointer: String) -> Double? { measure(pointer)?.numberText.flatMap(Double.init) }

    /// `role name` of what a screen reader is told.
    var tree: [String] {
        (measure("/tree")?.array ?? []).map { node in
            "\(node.value(at: "/role")?.text ?? "") \(node.value(at: "/name")?.text ?? "")"
        }
    }

    private func texts(_ pointer: String) -> [String] {
        findings.value(at: pointer)?.array?.compactMap(\.text) ?? []
    }

    private static let script =
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" } + "/scripts/browser"
}

/// The script's own word on what went wrong.
struct BrowserFault: Error, CustomStringConvertible {
    let description: String
}
