import ArgumentParser
import AttuneApp

/// The command line.
@main
struct Attune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attune",
        abstract: "A journal of microdosing and mood, on a machine of your own.",
        subcommands: [
            Serve.self, Config.self, User.self, Token.self, Backup.self, Restore.self, Key.self, Audit.self,
            Healthcheck.self, Version.self,
        ])
}
