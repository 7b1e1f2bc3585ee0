import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// What every command has in common.
@Suite("command line")
struct CommandHelpTests {
    /// The commands that a help lists.
    private func subcommands(of path: [String]) throws -> [String] {
        let help = try AttuneProgram.run(path + ["--help"]).process.output
        guard let start = help.firstRange(of: "SUBCOMMANDS:\n") else { return [] }
        // A line that goes on is indented further.
        return help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map { String($0) } }
    }

    @Test("the help of every command has an example")
    func examples() async throws {
        try await onThread {
            var paths: [[String]] = [[]]
            var seen: [[String]] = []
            while let path = paths.popLast() {
                seen.append(path)
                let (end, process) = try AttuneProgram.run(path + ["--help"])
                #expect(end == .exited(0), "\(path)")
                #expect(process.output.contains("Example"), "\(path)")
                paths += try subcommands(of: path).filter { $0 != "help" }.map { path + [$0] }
            }

            #expect(seen.count > 15)
            #expect(seen.contains(["user", "reset-password"]) && seen.contains(["audit", "verify"]))
        }
    }

    @Test("the help says what the statuses mean, and wrong usage has its own", arguments: [["--colour"], ["serv"]])
    func statuses(arguments: [String]) async throws {
        try await onThread {
            let help = try AttuneProgram.run(["--help"]).process.output
            let (end, _) = try AttuneProgram.run(arguments)

            #expect(help.contains("64"))
            #expect(end == .exited(64))
        }
    }

    @Test(
        "a value that a setting does not take is a wrong argument as a flag, and a fault of the surroundings elsewhere",
        arguments: [
            (["serve", "--port", "x"], [:], 64), (["serve", "--every", "0"], [:], 64),
            (["serve", "--keep", "x"], [:], 64), (["serve", "--log-format", "x"], [:], 64),
            (["serve", "--listen", "x"], [:], 64), (["config", "--port", "x"], [:], 64),
            (["config", "--port", "x", "--json"], [:], 64), (["doctor", "--port", "x"], [:], 64),
            (["user", "list", "--host", "x"], [:], 64), (["healthcheck", "--port", "65536"], [:], 64),
            (["config", "--port", "1"], ["ATTUNE_LOG_LEVEL": "x"], 1),
            (["doctor", "--port", "1"], ["ATTUNE_LOG_LEVEL": "x"], 1),
            (["serve", "--port", "1"], ["ATTUNE_PORT": "x", "ATTUNE_LOG_LEVEL": "x"], 1),
            (["config", "--config", "/absent.json"], [:], 1),
        ] as [([String], [String: String], Int32)])
    func flagValues(arguments: [String], environment: [String: String], status: Int32) async throws {
        try await onThread {
            let (end, process) = try AttuneProgram.run(arguments, environment: environment)

            #expect(end == .exited(status))
            #expect(!(process.output + process.errors).isEmpty)
        }
    }

    @Test("a version for programs has the schema too")
    func version() async throws {
        try await onThread {
            let text = try AttuneProgram.run(["version"]).process.output
            let json = try JSONParser.parse(Array(try AttuneProgram.run(["version", "--json"]).process.output.utf8))

            #expect(text == "attune \(json.value(at: "/version")?.text ?? "")\n")
            #expect((Int(json.value(at: "/schema")?.numberText ?? "") ?? 0) >= 5)
        }
    }
}
