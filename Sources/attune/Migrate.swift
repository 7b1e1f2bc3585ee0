import ArgumentParser
import AttuneApp

/// `attune migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the journal to the schema of this program.",
        discussion: """
            A server does so by itself when it starts; this is for doing it at a time of one's own. Refused while a \
            server has the journal open, and for a journal that a newer program has used: a schema is never taken back. \
            Make a backup before.

            Example: attune migrate --data ./data
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await orExplain {
            let change = try await SchemaChange.run(settings.configuration())
            print(json ? CommandOutput.text(of: change.json) : change.text)
        }
    }
}
