import JournalTestSupport
import ProcessTestSupport
import Testing

/// What the README promises a newcomer.
@Suite("README")
struct ReadmeTests {
    @Test("the walk with curl works as it is written, and its last line prints 401")
    func walk() async throws {
        try await onThread {
            let readme = try ProjectFiles.text("README.md")
            let script = try #require(
                readme.split(separator: "```sh\n").dropFirst().first?.split(separator: "```").first)
            let server = try RunningAttune(in: TemporaryDirectory())

            let shell = try ChildProcess(
                "/bin/sh", ["-c", String(script)], environment: ["ATTUNE_URL": "http://127.0.0.1:\(server.port)"])
            let end = try shell.wait()
            try server.stop()

            let lines = shell.output.split(separator: "\n")
            #expect(end == .exited(0))
            #expect(lines.last == "401")
            #expect(lines.count == 8)
            #expect(lines.prefix(7).allSatisfy { $0.hasPrefix("{") })
            #expect(lines.count { $0.contains("2026-11-23") } == 6)
            // The import has found all that the export had.
            #expect(lines.count { $0.contains("\"dryRun\":false") && $0.contains("\"reviewTotal\":0") } == 1)
            #expect(shell.errors.isEmpty)
        }
    }

    @Test(
        "the files that it points to are there",
        arguments: [
            "openapi.yaml", "ARCHITECTURE.md", "Config/README.md", "CONTRIBUTING.md", "docs/operations.md",
            "docs/threat-model.md",
        ])
    func links(name: String) throws {
        #expect(try ProjectFiles.text("README.md").contains("](\(name))"))
        #expect(try !ProjectFiles.bytes(name).isEmpty)
    }
}
