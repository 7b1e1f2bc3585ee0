import CivilTime
import JSON
package import Journal

/// What the commands on accounts print.
extension CommandOutput {
    /// A new account, and its password where nobody knows it yet.
    package static func text(of user: User, _ new: NewPassword, asJSON: Bool) -> String {
        guard asJSON else {
            let rows = [["id", user.id.description]] + (new.isGenerated ? [["password", new.password.text]] : [])
            return TextTable.lines(rows).joined(separator: "\n")
        }
        var object = user.json
        if new.isGenerated { object["password"] = .string(new.password.text) }
        return text(of: .object(object))
    }

    /// A password that was set.
    package static func text(of new: NewPassword) -> String {
        new.isGenerated ? new.password.text : "The password is set; tokens and shares have ended."
    }

    /// An account of a list, for programs.
    package static func text(of line: AccountLine) -> String { text(of: .object(line.json)) }

    /// A token of a list, for programs.
    package static func text(of line: TokenLine) -> String { text(of: .object(line.json)) }

    /// Rows as a table.
    package static func lines(_ rows: [[String]]) -> [String] { TextTable.lines(rows) }

    /// The receipt of an erasure.
    package static func lines(_ receipt: ErasureReceipt, asJSON: Bool) -> [String] {
        guard !asJSON else { return [text(of: .object(receipt.json))] }
        let counts = receipt.counts.filter { $0.count > 0 }.sorted { $0.kind < $1.kind }
        let rows = [["erased at", receipt.erasedAt.utcText]] + counts.map { [$0.kind, "\($0.count)"] }
        return TextTable.lines(rows) + [
            receipt.isKeyDestroyed
                ? "No backup opens for them any more. Replace copies of the master key that were made before."
                : "Backups open for them until the master key can be written, which the server tries again."
        ]
    }
}
