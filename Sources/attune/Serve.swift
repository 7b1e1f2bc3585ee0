import ArgumentParser
import AttuneApp

/// `attune serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the journal over HTTP.",
        discussion: """
            Stops on SIGTERM or SIGINT once the requests in flight are answered; a second signal ends it at once.

            Example: attune serve --port 8080 --data ./data
            """)

    @OptionGroup var settings: Settings

    func run() async throws {
        try await orExplain { try await Program.serve(settings.configuration()) }
    }
}
