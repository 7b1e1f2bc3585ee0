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

    @Option(help: "How the log is written: json, or text for people.")
    var logFormat: String?

    @Option(help: "A directory to make backups in while serving.")
    var backups: String?

    @Option(help: "Hours from one such backup to the next.")
    var every: String?

    @Option(help: "How many such backups are kept.")
    var keep: String?

    func run() async throws {
        try await orExplain {
            try await Program.serve(
                settings.configuration([
                    "logFormat": logFormat, "backups": backups, "backupEveryHours": every, "backupKeep": keep,
                ]))
        }
    }
}
