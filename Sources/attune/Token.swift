import ArgumentParser
import AttuneApp

/// `attune token`
struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List and revoke the tokens that programs sign in with.",
        discussion: """
            They work on the database itself, also while the server runs, which honours each at once.

            Example: attune token list --user alice@example.org
            """,
        subcommands: [List.self, Revoke.self])

    /// `attune token list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tokens of an account that work, the newest first.",
            discussion: """
                Id, what it may do, when it was made, when it was last used and when it ends. What a person calls it \
                only with --labels. The value of a token is nowhere.

                Example: attune token list --user alice@example.org --labels
                """)

        @OptionGroup var settings: Settings

        @Option(help: "The id or the email address of the account.")
        var user: String

        @Flag(help: "Add what the person calls each, which is personal data.")
        var labels = false

        @Flag(help: "Print one JSON object a line.")
        var json = false

        func run() async throws {
            try await orExplain {
                try await Administration.run(settings.configuration()) { administration in
                    let lines = try administration.tokens(of: user, withLabels: labels)
                    for line in json ? lines.map({ CommandOutput.text(of: $0) }) : TokenLine.table(lines) {
                        print(line)
                    }
                }
            }
        }
    }

    /// `attune token revoke`
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revoke a token, or all of an account.",
            discussion: """
                Those of calendar feeds are tokens too. Shares end with a change of password (attune user \
                reset-password).

                Example: attune token revoke --user alice@example.org --all
                """)

        @OptionGroup var settings: Settings

        @Option(help: "The id or the email address of the account whose tokens end.")
        var user: String?

        @Flag(help: "All tokens of the account.")
        var all = false

        @Argument(help: "The id of one token.")
        var token: String?

        func validate() throws {
            guard (token == nil) == (user != nil), (user != nil) == all else {
                throw ValidationError("Name the id of a token, or an account with --user and --all.")
            }
        }

        func run() async throws {
            try await orExplain {
                try await Administration.run(settings.configuration()) { administration in
                    if let token {
                        try await administration.revokeToken(token)
                        print("Revoked.")
                    } else if let user {
                        print("Revoked: \(try await administration.revokeTokens(of: user))")
                    }
                }
            }
        }
    }
}
