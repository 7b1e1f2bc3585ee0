import Crypto
package import Journal

/// A new password for an account, and where it comes from; never from the command line, which everybody on the machine
/// can see.
package struct NewPassword: Sendable {
    package enum Source: Sendable {
        /// Asked for twice at the terminal, unseen.
        case terminal
        /// The first line of standard input.
        case input
        /// Made here, to be printed this once.
        case generated
    }

    package let password: Password

    /// Whether nobody knows it yet.
    package let isGenerated: Bool

    /// - Throws: `StartError` where there is none, or none that an account can have.
    package init(_ source: Source, prompt: Prompt = Prompt()) throws {
        isGenerated = source == .generated
        let text: String
        switch source {
        case .generated: text = try Self.make()
        case .input: text = prompt.readLine() ?? ""
        case .terminal:
            text = try prompt.secret("New password: ")
            try Self.check(text)
            guard try prompt.secret("The same again: ") == text else {
                throw StartError(problems: ["the two are not the same; nothing was changed"], remedy: nil)
            }
        }
        password = try Self.check(text)
    }

    @discardableResult
    private static func check(_ text: String) throws -> Password {
        guard let password = Password(text) else {
            throw StartError(
                problems: [
                    "a password has \(Password.length.lowerBound) to \(Password.length.upperBound) bytes of UTF-8; "
                        + "nothing was changed"
                ], remedy: nil)
        }
        return password
    }

    /// 120 random bits in letters and digits that are not taken for each other.
    private static func make() throws -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let symbols = try RandomBytes.make(count: 24).map { letters[Int($0) % letters.count] }
        return stride(from: 0, to: symbols.count, by: 6).map { String(symbols[$0..<$0 + 6]) }.joined(separator: "-")
    }
}
