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

    package init() {}

    /// The settings in force.
    ///
    /// - Throws: `StartError` with every problem that was found.
    package func configuration() throws(StartError) -> Configuration { try settled().configuration }

    /// The settings in force, with where each came from.
    ///
    /// - Throws: `StartError` with every problem that was found, none of which has a value in it.
    package func settled() throws(StartError) -> SettingsInForce {
        var given: [String: JSONValue] = [:]
        var origins: [String: SettingOrigin] = [:]
        var problems: [String] = []
        var isOfArguments = false
        let unknown = takeFile(into: &given, &origins, &problems)
        takeEnvironment(into: &given, &origins)
        takeFlags(into: &given, &origins)
        let variables = UnknownNames.sort(environment)
        var configuration = Configuration()
        do {
            let members = Setting.all.compactMap { setting in given[setting.name].map { (setting.name, $0) } }
            configuration = try FieldReader.read(.object(JSONObject(members)), as: "the settings") {
                Configuration(reading: &$0)
            }
        } catch {
            problems += error.faults.map { sentence($0, origins) }
            isOfArguments = error.faults.contains { Self.origin(of: $0, origins)?.isFlag == true }
        }
        problems += unknown + variables.problems
        guard problems.isEmpty else {
            throw StartError(
                problems: problems, remedy: "Config/README.md lists every setting.", isOfArguments: isOfArguments)
        }
        if flags["host"] != nil || flags["port"] != nil { configuration.listenAlsoOnHostAndPort() }
        configuration.strayVariables = variables.strays
        return SettingsInForce(configuration: configuration, origins: origins)
    }

    /// Takes what the file has; returns sentences on its unknown keys.
    private func takeFile(
        into given: inout [String: JSONValue], _ origins: inout [String: SettingOrigin], _ problems: inout [String]
    ) -> [String] {
        let path = file ?? SettingsFile.standard
        let known = Set(Setting.all.map(\.name))
        var unknown: [String] = []
        do {
            for member in try fileMembers() {
                if known.contains(member.name) {
                    // As if it were not there.
                    if member.value == .null { continue }
                    given[member.name] = member.value
                    origins[member.name] = .file(path)
                } else {
                    unknown.append(UnknownNames.problem(key: member.name, in: path))
                }
            }
        } catch {
            problems += error.problems
        }
        return unknown
    }

    private func takeEnvironment(
        into given: inout [String: JSONValue], _ origins: inout [String: SettingOrigin]
    ) {
        for setting in Setting.all {
            guard let text = environment[setting.variable] else { continue }
            given[setting.name] = Self.value(of: text, for: setting)
            origins[setting.name] = .variable(setting.variable)
        }
    }

    private func takeFlags(into given: inout [String: JSONValue], _ origins: inout [String: SettingOrigin]) {
        for setting in Setting.all {
            guard let text = flags[setting.name] else { continue }
            given[setting.name] = Self.value(of: text, for: setting)
            origins[setting.name] = .flag(setting.flag ?? "--\(setting.name)")
        }
        if !listen.isEmpty {
            given["listen"] = .array(listen.map { .string($0) })
            origins["listen"] = .flag("--listen")
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

    /// What a text from the environment or the command line means for a setting.
    private static func value(of text: String, for setting: Setting) -> JSONValue {
        switch setting.value(Configuration()) {
        case .number: Int(text).map { .number(JSONNumber($0)) } ?? .string(text)
        case .bool: text == "true" || text == "false" ? .bool(text == "true") : .string(text)
        case .array: .array(elements(of: text))
        default: .string(text)
        }
    }

    /// What stands between commas; nothing where there is nothing at all.
    private static func elements(of text: String) -> [JSONValue] {
        guard !text.isEmpty else { return [] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map { element in
            .string(String(element.drop { $0 == " " }))
        }
    }

    private func sentence(_ fault: Fault, _ origins: [String: SettingOrigin]) -> String {
        let place = String(fault.pointer.description.dropFirst())
        guard let origin = Self.origin(of: fault, origins) else { return "\(place) \(fault.detail)" }
        if case .variable(let name) = origin, KubernetesVariable.isAddress(environment[name] ?? "") {
            return "\(place) \(fault.detail) (from \(name), which Kubernetes sets for a service that is called attune: "
                + "give the service another name, or the pod enableServiceLinks: false)"
        }
        return "\(place) \(fault.detail) (from \(origin))"
    }

    private static func origin(of fault: Fault, _ origins: [String: SettingOrigin]) -> SettingOrigin? {
        origins[String(fault.pointer.description.dropFirst().prefix { $0 != "/" })]
    }
}
