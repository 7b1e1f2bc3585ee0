import ArgumentParser
import AttuneApp

/// `attune doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look the journal and its surroundings over.",
        discussion: """
            Database, key, space, clock, permissions, limits, backups, and who can reach the server. Changes nothing; \
            the server may run. Each finding is ok, warning or fault, with what to do. Ends with 1 when there is a fault. \
            Run it as the server's user with the server's settings, or it looks at other ones.

            Example: attune doctor --config /etc/attune.json --full
            """)

    @OptionGroup var settings: Settings

    @Option(help: "The directory of the server's scheduled backups.")
    var backups: String?

    @Flag(help: "Check the database as thoroughly as can be, which takes longer.")
    var full = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let (examination, status) = examine()
        if json {
            print(CommandOutput.text(of: examination.json))
        } else {
            for line in examination.lines { print(line) }
        }
        if status != 0 { throw ExitCode(status) }
    }

    /// What was found, and the status to end with.
    private func examine() -> (Examination, Int32) {
        do throws(StartError) {
            let configuration = try settings.configuration(["backups": backups])
            let examination = AttuneApp.Doctor(configuration, isThorough: full).examine()
            return (examination, examination.state == .fault ? 1 : 0)
        } catch {
            return (Examination.ofSettings(error), status(of: error))
        }
    }
}
