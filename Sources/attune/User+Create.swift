import ArgumentParser
import AttuneApp

extension User {
    /// `attune user create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an account.",
            discussion: """
                Also where registration is closed. Asks for the password at the terminal, unless told where it comes \
                from. Prints the id of the account.

                Example: attune user create alice@example.org --time-zone Europe/Berlin --generate
                """)

        @OptionGroup var settings: Settings
        @OptionGroup var passwords: PasswordOptions

        @Option(help: "The IANA name of the person's time zone, which they can change.")
        var timeZone = "UTC"

        @Flag(help: "Print one JSON object.")
        var json = false

        @Argument(help: "The address to sign in with.")
        var email: String

        func run() async throws {
            try await orExplain {
                let settings = try settings.configuration()
                let new = try passwords.password()
                let user = try await Administration.run(settings, making: true) {
                    try await $0.createUser(email: email, password: new.password, timeZone: timeZone)
                }
                print(CommandOutput.text(of: user, new, asJSON: json))
            }
        }
    }
}
