import JSON

/// Where settings come from, weakest first: built-in defaults, a file, the environment, flags.
package struct ConfigurationSources {
    /// The settings file; `nil`: the standard one, if it is there.
    package var file: String?
    /// The process's environment.
    package var environment: [String: String] = [:]
    /// The flags given, by setting.
    package var flags: [String: String] = [:]
    /// The addresses given with `--listen`.
    package var listen: [String] = []

    /// Flags that are not named like their settings.
    private static let flagNames = [
        "tlsCertificate": "tls-cert", "tlsKey": "tls-key", "logFormat": "log-format", "backupEveryHours": "every",
        "backupKeep": "keep",
    ]

    package init() {}

    /// The settings in force.
    ///
    /// - Throws: `StartError` with every problem that was found.
    package func configuration() throws(StartError) -> Configuration {
        var settings = Configuration().json
        var origins: [String: String] = [:]
        var problems: [String] = []
        do {
            for member in try fileMembers() {
                settings[member.name] = member.value
                origins[member.name] = file ?? SettingsFile.standard
            }
        } catch {
            problems = error.problems
        }
        for name in settings.names {
            let variable = Self.variable(of: name)
            guard let text = environment[variable] else { continue }
            settings[name] = Self.value(of: text, like: Configuration().json[name])
            origins[name] = variable
        }
        for (name, text) in flags {
            settings[name] = Self.value(of: text, like: Configuration().json[name])
            origins[name] = "--\(Self.flagNames[name] ?? name)"
        }
        if !listen.isEmpty {
            settings["listen"] = .array(listen.map { .string($0) })
            origins["listen"] = "--listen"
        }
        do {
            var configuration = try FieldReader.read(.object(settings), as: "the settings") {
                Configuration(reading: &$0)
            }
            if flags["host"] != nil || flags["port"] != nil { configuration.listenAlsoOnHostAndPort() }
            if problems.isEmpty { return configuration }
        } catch {
            problems += error.faults.map { fault in
                let name = String(fault.pointer.description.dropFirst())
                let setting = String(name.prefix { $0 != "/" })
                return "\(name) \(fault.detail)" + (origins[setting].map { " (from \($0))" } ?? "")
            }
        }
        throw StartError(problems: problems, remedy: "Config/README.md lists every setting.")
    }

    /// The environment variable of a setting: `masterKeyFile` → `ATTUNE_MASTER_KEY_FILE`.
    package static func variable(of name: String) -> String {
        name.reduce(into: "ATTUNE_") { variable, character in
            if character.isUppercase { variable.append("_") }
            variable += character.uppercased()
        }
    }

    private func fileMembers() throws(StartError) -> [(name: String, value: JSONValue)] {
        guard let (name, bytes) = try SettingsFile.read(file) else { return [] }
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw StartError(problems: ["\(name) is not JSON: \(error)"], remedy: nil)
        }
        guard case .object(let object) = value else {
            throw StartError(problems: ["\(name) holds no JSON object"], remedy: nil)
        }
        return object.members
    }

    /// What a text from the environment or the command line means for a setting with this default.
    private static func value(of text: String, like value: JSONValue?) -> JSONValue {
        switch value {
        case .number?: Int(text).map { .number(JSONNumber($0)) } ?? .string(text)
        case .bool?: text == "true" || text == "false" ? .bool(text == "true") : .string(text)
        case .array?: .array(text.split(separator: ",").map { .string(String($0.drop { $0 == " " })) })
        default: .string(text)
        }
    }
}
