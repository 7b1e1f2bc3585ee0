import JournalTestSupport
import Testing

@testable import AttuneApp

/// What happens to keys and variables that are no setting.
@Suite("unknown settings")
struct UnknownNamesTests {
    let directory: TemporaryDirectory
    /// The settings file of the test's own.
    var path: String { "\(directory.path)/settings.json" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func settled(file: String = "{}", environment: [String: String] = [:]) throws -> SettingsInForce {
        try directory.write(Array(file.utf8), to: "settings.json")
        var sources = ConfigurationSources()
        sources.file = path
        sources.environment = environment
        return try sources.settled()
    }

    @Test(
        "a key that looks like one of a setting is answered with that",
        arguments: [
            ("registraton", "registration"), ("log_level", "logLevel"), ("lsiten", "listen"), ("TLSKEY", "tlsKey"),
            ("backupEveryHour", "backupEveryHours"), ("connection", "connections"),
        ])
    func nearKey(key: String, meant: String) throws {
        let error = #expect(throws: StartError.self) { try settled(file: "{\"\(key)\": 1}") }

        #expect(error?.problems == ["\"\(key)\" is no setting: did you mean \"\(meant)\"? (from \(path))"])
    }

    @Test("a key that looks like none is refused all the same", arguments: ["colour", "x", "", "prt8", "keys"])
    func farKey(key: String) throws {
        let error = #expect(throws: StartError.self) { try settled(file: "{\"\(key)\": 1}") }

        #expect(error?.problems == ["\"\(key)\" is no setting (from \(path))"])
    }

    @Test(
        "a variable that looks like one of a setting, or like a flag, is refused",
        arguments: [
            ("ATTUNE_REGISTRATON", "ATTUNE_REGISTRATION"), ("ATTUNE_REGISTARTION", "ATTUNE_REGISTRATION"),
            ("ATTUNE_LOGLEVEL", "ATTUNE_LOG_LEVEL"), ("ATTUNE_PORTS", "ATTUNE_PORT"),
            ("ATTUNE_TLS_CERT", "ATTUNE_TLS_CERTIFICATE"), ("ATTUNE_KEEP", "ATTUNE_BACKUP_KEEP"),
            ("ATTUNE_MASTER_KEY", "ATTUNE_MASTER_KEY_FILE"), ("ATTUNE_KEY_FILE", "ATTUNE_MASTER_KEY_FILE"),
            ("ATTUNE_REGISTER", "ATTUNE_REGISTRATION"), ("ATTUNE_ALLOW_REGISTRATION", "ATTUNE_REGISTRATION"),
            ("ATTUNE_SIGN_UPS", "ATTUNE_SIGN_UPS_PER_HOUR"), ("ATTUNE_PROXIES", "ATTUNE_TRUSTED_PROXIES"),
            ("ATTUNE_KEY", "ATTUNE_TLS_KEY"), ("ATTUNE_TLS_CERT_FILE", "ATTUNE_TLS_CERTIFICATE"),
            ("ATTUNE_DATA_DIRECTORY", "ATTUNE_DATA"), ("ATTUNE_registration", "ATTUNE_REGISTRATION"),
            ("ATTUNE_PORT_NUMBER", "ATTUNE_PORT"), ("ATTUNE_BACKUP_DIR", "ATTUNE_BACKUPS"),
        ])
    func nearVariable(name: String, meant: String) throws {
        let error = #expect(throws: StartError.self) { try settled(environment: [name: "closed"]) }

        #expect(error?.problems == ["\"\(name)\" is no setting: did you mean \"\(meant)\"?"])
    }

    @Test(
        "a variable that was to name the settings file is refused, with the flag that does",
        arguments: ["ATTUNE_CONFIG", "ATTUNE_CONFIG_FILE", "ATTUNE_CONFIGURATION"])
    func fileVariable(name: String) throws {
        let error = #expect(throws: StartError.self) { try settled(environment: [name: "/etc/attune.json"]) }

        #expect(error?.problems == ["\"\(name)\" is no setting: name the file with --config"])
    }

    @Test("the port that Kubernetes has set is told as that", arguments: ["tcp://10.0.0.1:80", "udp://10.0.0.1:53"])
    func kubernetesPort(value: String) throws {
        let error = #expect(throws: StartError.self) { try settled(environment: ["ATTUNE_PORT": value]) }

        #expect(
            error?.problems == [
                "port must be an integer (from ATTUNE_PORT, which Kubernetes sets for a service that is called attune: "
                    + "give the service another name, or the pod enableServiceLinks: false)"
            ])
    }

    @Test("what Kubernetes sets for services with longer names is told and does no harm")
    func kubernetesNames() throws {
        let environment = [
            "ATTUNE_BACKUP_SERVICE_HOST": "10.0.0.1", "ATTUNE_BACKUP_SERVICE_PORT": "80",
            "ATTUNE_BACKUP_PORT": "tcp://10.0.0.1:80", "ATTUNE_BACKUP_PORT_80_TCP": "tcp://10.0.0.1:80",
        ]

        #expect(try settled(environment: environment).configuration.strayVariables == environment.keys.sorted())
        #expect(throws: StartError.self) { try settled(environment: ["ATTUNE_BACKUP_PORT": "80"]) }
    }

    @Test(
        "a variable that others have set is told and does no harm",
        arguments: [
            "ATTUNE_URL", "ATTUNE_SERVICE_HOST", "ATTUNE_SERVICE_PORT", "ATTUNE_SERVICE_PORT_HTTP",
            "ATTUNE_PORT_8080_TCP", "ATTUNE_PORT_8080_TCP_ADDR", "ATTUNE_PORT_8080_TCP_PORT",
            "ATTUNE_PORT_8080_TCP_PROTO", "ATTUNE_PORT_53_UDP", "ATTUNE_", "ATTUNE_LEFT",
        ])
    func strayVariable(name: String) throws {
        let configuration = try settled(environment: [name: "x"]).configuration

        #expect(configuration.strayVariables == [name])
        #expect(configuration.json == Configuration().json)
    }

    @Test("no value is ever repeated, wherever it was put and whatever is wrong with it")
    func values() throws {
        let secret = "sk3cr3t-of-somebody"
        let names = Setting.all.filter { $0.name != "data" && !$0.takes.contains("file") && $0.flag != "--backups" }
        var environment = Dictionary(uniqueKeysWithValues: names.map { ($0.variable, secret) })
        for name in ["ATTUNE_REGISTRATON", "ATTUNE_KEY", "ATTUNE_TLS_KEYS"] { environment[name] = secret }
        for name in ["ATTUNE_TLS_KEY", "ATTUNE_MASTER_KEY_FILE", "ATTUNE_DATA"] {
            environment[name] = "-----BEGIN PRIVATE KEY-----\n\(secret)\n-----END PRIVATE KEY-----\n"
        }

        let error = #expect(throws: StartError.self) {
            try settled(
                file: "{\"masterKey\": \"\(secret)\", \"key\": [\"\(secret)\"], \"port\": \"\(secret)\"}",
                environment: environment)
        }

        // Each of the values, the key missing beside the certificate, two keys of the file, three near variables.
        #expect(error?.problems.count == names.count + 3 + 1 + 2 + 3)
        #expect(error?.description.contains(secret) == false)
        #expect(error?.description.contains("BEGIN") == false)
    }

    @Test("a name is cut short and holds nothing that a terminal would obey")
    func longName() throws {
        let error = #expect(throws: StartError.self) {
            try settled(file: "{\"\\u001b[2J\(String(repeating: "a", count: 60_000))\": 1}")
        }

        let problem = try #require(error?.problems.first)
        #expect(problem.hasPrefix("\"?[2Jaaa"))
        #expect(problem.count < 200 + path.count)
    }

    @Test("each setting is told with where it came from")
    func origins() throws {
        var sources = ConfigurationSources()
        try directory.write(Array(#"{"port": 1, "data": "here"}"#.utf8), to: "settings.json")
        sources.file = path
        sources.environment = ["ATTUNE_PORT": "2", "ATTUNE_LOG_LEVEL": "error"]
        sources.flags = ["tlsCertificate": "a", "tlsKey": "b", "port": "3"]
        sources.listen = ["[::1]:1"]

        let settings = try sources.settled()

        #expect(settings.origin(of: "data") == .file(path))
        #expect(settings.origin(of: "logLevel") == .variable("ATTUNE_LOG_LEVEL"))
        #expect(settings.origin(of: "port") == .flag("--port"))
        #expect(settings.origin(of: "tlsCertificate") == .flag("--tls-cert"))
        #expect(settings.origin(of: "listen") == .flag("--listen"))
        #expect(settings.origin(of: "host") == .standard)
    }

    @Test("null in a file is as if the key were not there")
    func null() throws {
        let settings = try settled(file: #"{"port": null, "tlsKey": null, "listen": null, "data": "here"}"#)

        #expect(settings.configuration.port == 8080)
        #expect(settings.origin(of: "port") == .standard)
        #expect(settings.origin(of: "listen") == .standard)
        #expect(settings.origin(of: "data") == .file(path))
    }
}
