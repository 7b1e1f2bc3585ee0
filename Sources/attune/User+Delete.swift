import ArgumentParser
import AttuneApp

extension User {
    /// `attune user delete`
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Erase an account and everything in it, for good.",
            discussion: """
                As a person does who leaves: records, tokens, shares, the log of who has read, and the key that opens \
                their entries in backups. Asks for the account's email address, to be sure, and prints the receipt of \
                the erasure.

                Example: attune user delete alice@example.org
                """)

        @OptionGroup var settings: Settings

        @Flag(help: "Do not ask.")
        var yes = false

        @Flag(help: "Print the receipt as one JSON object.")
        var json = false

        @Argument(help: "The id or the email address of the account.")
        var account: String

        func run() async throws {
            try await orExplain {
                try await Administration.run(settings.configuration()) { administration in
                    let email = try administration.email(of: account)
                    if !yes { try Confirmation.ask(for: email) }
                    let receipt = try await administration.deleteUser(account)
                    for line in CommandOutput.lines(receipt, asJSON: json) { print(line) }
                }
            }
        }
    }
}
