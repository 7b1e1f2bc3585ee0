package import Journal

/// Makes sure that an account is the one that is meant.
package enum Confirmation {
    /// Asks for the account's email address, which is not shown.
    ///
    /// - Throws: `StartError` for another one.
    package static func ask(for email: EmailAddress, prompt: Prompt = Prompt()) throws(StartError) {
        let answer = try prompt.line("Type the email address of the account to erase it for good: ")
        guard EmailAddress(answer)?.canonical == email.canonical else {
            throw StartError(problems: ["that is not its email address; nothing was erased"], remedy: nil)
        }
    }
}
