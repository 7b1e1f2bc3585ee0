package import JSON

/// One setting: what it is called, what it takes and why, and where its value stands. Config/README.md has a row of each.
package struct Setting {
    /// Its key in a file.
    package let name: String

    /// Its flag with the dashes; `nil`: it has none.
    package let flag: String?

    /// What it takes, with its unit and range, as the guide has it.
    package let takes: String

    /// Why it is there, or has the default that it has, as the guide has it.
    package let reason: String

    /// Takes the value that is given, if any, or adds its faults.
    let read: (inout FieldReader, inout Configuration) -> Void

    /// Its value as JSON; `null`: none.
    package let value: (Configuration) -> JSONValue

    /// Its environment variable: `masterKeyFile` → `ATTUNE_MASTER_KEY_FILE`.
    package var variable: String { Self.variable(of: name) }

    static func variable(of name: String) -> String {
        name.reduce(into: "ATTUNE_") { variable, character in
            if character.isUppercase { variable.append("_") }
            variable += character.uppercased()
        }
    }

    /// Every setting, in the order of the guide.
    package static var all: [Setting] { general + limits }

    /// The first table of the guide.
    package static var general: [Setting] { places + records + people }

    /// The second table of the guide: what a peer can reach.
    package static var limits: [Setting] { journalLimits + http + httpAtOnce }

    /// The row of the guide.
    package var row: String {
        let flag = flag.map { "`\($0)`" } ?? ""
        let cells = ["`\(name)`", "`\(variable)`", flag, defaultText, takes, reason]
        return cells.reduce("|") { $1.isEmpty ? "\($0) |" : "\($0) \($1) |" }
    }

    private var defaultText: String {
        switch value(Configuration()) {
        case .string(let text): "`\(text)`"
        case .number(let number): "`\(number.text)`"
        case .bool(let flag): "`\(flag)`"
        default: "none"
        }
    }
}
