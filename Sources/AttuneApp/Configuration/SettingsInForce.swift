package import JSON

/// The settings in force, and where each came from.
package struct SettingsInForce: Sendable {
    /// Their values.
    package let configuration: Configuration

    /// Where each came from, by its name; nothing of what nobody set.
    let origins: [String: SettingOrigin]

    /// Where the value of a setting came from.
    func origin(of name: String) -> SettingOrigin { origins[name] ?? .standard }

    /// A line for each setting: name, value, origin.
    package var lines: [String] {
        TextTable.lines(
            Setting.all.map { [$0.name, Self.text($0.value(configuration)), origin(of: $0.name).description] })
    }

    /// What deserves a look, a sentence each.
    package var warnings: [String] {
        configuration.strayVariables.map { "no setting has the variable \($0)" }
    }

    /// The same for programs.
    package var json: JSONValue {
        let settings = Setting.all.map { setting -> JSONValue in
            [
                "name": .string(setting.name), "value": setting.value(configuration),
                "origin": .object(origin(of: setting.name).json),
            ]
        }
        return [
            "settings": .array(settings), "warnings": .array(warnings.map { .string($0) }), "problems": [],
        ]
    }

    /// What stands for the settings where there are problems: then none is in force.
    package static func json(of error: StartError) -> JSONValue {
        ["settings": [], "warnings": [], "problems": .array(error.problems.map { .string($0) })]
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let flag): "\(flag)"
        case .array(let elements) where !elements.isEmpty: elements.map { text($0) }.joined(separator: ", ")
        default: "none"
        }
    }
}
