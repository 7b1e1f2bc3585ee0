import ArgumentParser
import AttuneApp

/// `attune config`
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the settings in force, and where each came from.",
        discussion: """
            A line for each: its name, its value, and default, the file, the variable or the flag that set it. Files of \
            keys are named and never read. Where something is wrong, all that is wrong is said, and it ends with 1, or with \
            64 where a flag is wrong.

            Example: attune config --config /etc/attune.json
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        do {
            let settings = try settings.settled()
            if json {
                print(CommandOutput.text(of: settings.json))
            } else {
                for line in settings.lines { print(line) }
                CommandOutput.warn(settings.warnings)
            }
        } catch  where json {
            print(CommandOutput.text(of: SettingsInForce.json(of: error)))
            throw ExitCode(status(of: error))
        } catch {
            try await orExplain { throw error }
        }
    }
}
