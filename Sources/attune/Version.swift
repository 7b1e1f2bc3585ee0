import ArgumentParser
import AttuneApp

/// `attune version`
struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the version.",
        discussion: """
            With --json also the schema version that this program brings a journal to.

            Example: attune version --json
            """)

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() {
        print(json ? CommandOutput.text(of: AttuneVersion.json) : "attune \(AttuneVersion.current)")
    }
}
