package import JSON

/// Where the value of a setting came from.
package enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
    /// Nobody set it.
    case standard
    /// A settings file, by its path.
    case file(String)
    /// An environment variable, by its name.
    case variable(String)
    /// A flag, with its dashes.
    case flag(String)

    package var description: String {
        switch self {
        case .standard: "default"
        case .file(let name), .variable(let name), .flag(let name): name
        }
    }

    var isFlag: Bool {
        if case .flag = self { true } else { false }
    }

    /// The kind and the name.
    package var json: JSONObject {
        switch self {
        case .standard: ["kind": "default"]
        case .file(let path): ["kind": "file", "name": .string(path)]
        case .variable(let name): ["kind": "variable", "name": .string(name)]
        case .flag(let name): ["kind": "flag", "name": .string(name)]
        }
    }
}
