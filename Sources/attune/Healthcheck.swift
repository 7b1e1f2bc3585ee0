import ArgumentParser
import AttuneApp

/// `attune healthcheck`
struct Healthcheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask the server at the configured address whether it is alive.",
        discussion: """
            Ends with 0 when GET /health answers 200, else with 1 and says why on standard error. Made for a container's \
            HEALTHCHECK.

            Example: attune healthcheck --port 8080
            """)

    @OptionGroup var settings: Settings

    func run() async throws {
        try await orExplain { try HealthCheck.run(settings.configuration()) }
    }
}
