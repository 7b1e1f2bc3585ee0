import ArgumentParser
import AttuneApp

/// `attune user`
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open, list, help and erase accounts.",
        discussion: """
            They work on the database itself, also while the server runs, which honours each at once.

            Example: attune user list --data ./data
            """,
        subcommands: [Create.self, List.self, Delete.self, ResetPassword.self])

    /// Where a new password comes from; the same for each command that sets one.
    struct PasswordOptions: ParsableArguments {
        @Flag(help: "Take the password from the first line of standard input.")
        var passwordStdin = false

        @Flag(help: "Make a password and print it, this once.")
        var generate = false

        func validate() throws {
            if passwordStdin, generate {
                throw ValidationError("--password-stdin and --generate cannot be given together.")
            }
        }

        func password() throws -> NewPassword {
            try NewPassword(passwordStdin ? .input : generate ? .generated : .terminal)
        }
    }
}
