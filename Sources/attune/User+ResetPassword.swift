import ArgumentParser
import AttuneApp

extension User {
    /// `attune user reset-password`
    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set another password for somebody who has forgotten theirs.",
            discussion: """
                Ends every token and share of the account, as a person's own change of password does. A server that \
                runs keeps counting the failed sign-ins of before until their window has passed.

                Example: attune user reset-password alice@example.org --generate
                """)

        @OptionGroup var settings: Settings
        @OptionGroup var passwords: PasswordOptions

        @Argument(help: "The id or the email address of the account.")
        var account: String

        func run() async throws {
            try await orExplain {
                try await Administration.run(settings.configuration()) { administration in
                    // Before somebody types a password for nothing.
                    _ = try administration.email(of: account)
                    let new = try passwords.password()
                    try await administration.resetPassword(of: account, to: new.password)
                    print(CommandOutput.text(of: new))
                }
            }
        }
    }
}
