import ArgumentParser
import AttuneApp

extension User {
    /// `attune user list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all accounts, the oldest first.",
            discussion: """
                Id, when it was opened, when one of its tokens was last used, and how many records and tokens there \
                are. Nothing that a person wrote is opened, and email addresses only with --emails.

                Example: attune user list --emails
                """)

        @OptionGroup var settings: Settings

        @Flag(help: "Add the email addresses, which are personal data.")
        var emails = false

        @Flag(help: "Print one JSON object a line.")
        var json = false

        func run() async throws {
            try await orExplain {
                try await Administration.run(settings.configuration()) { administration in
                    var rows: [[String]] = json ? [] : [AccountLine.heading(withEmails: emails)]
                    try administration.forEachUser(withEmails: emails) { line in
                        if json { print(CommandOutput.text(of: line)) } else { rows.append(line.cells) }
                    }
                    for line in CommandOutput.lines(rows) { print(line) }
                }
            }
        }
    }
}
