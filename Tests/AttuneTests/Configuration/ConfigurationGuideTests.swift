import JSON
import ProcessTestSupport
import Testing

@testable import AttuneApp

/// Config/README.md says what the program does.
@Suite("guide to the settings")
struct ConfigurationGuideTests {
    /// A row of the table of settings.
    struct Row {
        let key: String
        let variable: String
        let flag: String
        let value: String

        init?(_ line: Substring) {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.filter { $0 != " " && $0 != "`" }
            }
            guard line.hasPrefix("| `"), cells.count >= 7 else { return nil }
            key = cells[1]
            variable = cells[2]
            flag = cells[3]
            value = cells[4]
        }
    }

    let rows: [Row]

    init() throws {
        rows = try ProjectFiles.text("Config/README.md").split(separator: "\n").compactMap { Row($0) }
    }

    @Test("its table names every setting, in order, with its variable and default")
    func table() throws {
        let defaults = Configuration().json

        #expect(rows.map(\.key) == defaults.names)
        for row in rows {
            #expect(row.variable == ConfigurationSources.variable(of: row.key))
            #expect(row.value == Self.text(defaults[row.key]))
        }
    }

    @Test("it names the flags that the program has, and no other")
    func flags() throws {
        let help = try ChildProcess(AttuneProgram.path, ["serve", "--help"])
        let status = try help.wait()

        let named = rows.map(\.flag).filter { !$0.isEmpty }

        #expect(status == .exited(0))
        #expect(
            named == [
                "--host", "--port", "--listen", "--tls-cert", "--tls-key", "--data", "--log-format", "--backups",
                "--every",
                "--keep",
            ])
        for flag in named { #expect(help.output.contains("\(flag) <")) }
    }

    /// How the table writes a default.
    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text)?: text
        case .number(let number)?: number.text
        case .bool(let flag)?: "\(flag)"
        default: "none"
        }
    }
}
