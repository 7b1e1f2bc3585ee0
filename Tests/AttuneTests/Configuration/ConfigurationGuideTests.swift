import ProcessTestSupport
import Testing

@testable import AttuneApp

/// Config/README.md says what the program does.
@Suite("guide to the settings")
struct ConfigurationGuideTests {
    /// The rows of the tables of settings, in order.
    let rows: [String]

    init() throws {
        rows = try ProjectFiles.text("Config/README.md").split(separator: "\n")
            .filter { $0.hasPrefix("| `") && $0.contains("` | `ATTUNE_") }.map { String($0) }
    }

    @Test("its tables have the row of every setting, in order: key, variable, flag, default, range and unit, reason")
    func table() {
        #expect(rows.count > 40)
        #expect(rows == Setting.all.map(\.row))
    }

    @Test("the program has the flags that settings have")
    func flags() async throws {
        try await onThread {
            let (status, help) = try AttuneProgram.run(["serve", "--help"])

            #expect(status == .exited(0))
            let flags = Setting.all.compactMap(\.flag)
            #expect(flags.count == 10)
            for flag in flags { #expect(help.output.contains("\(flag) <")) }
        }
    }
}
