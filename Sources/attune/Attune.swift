import ArgumentParser
import AttuneApp

/// The command line.
@main
struct Attune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attune",
        abstract: "A journal of microdosing and mood, on a machine of your own.",
        discussion: """
            Every command ends with 0 when it is done, with 1 when it could not be done or what it looked at is not well, \
            and with 64 when its arguments are wrong, also where a flag has a value that its setting does not take.

            Example: attune serve --port 8080 --data ./data
            """,
        subcommands: [
            Serve.self, Config.self, Doctor.self, User.self, Token.self, Backup.self, Restore.self, Migrate.self,
            Key.self, Audit.self, Healthcheck.self, Version.self,
        ])
}
