import JSON
import JournalTestSupport
import Testing

@testable import AttuneApp

@Suite("configuration")
struct ConfigurationTests {
    static func object(_ bytes: [UInt8]) throws -> JSONObject {
        guard case .object(let object) = try JSONParser.parse(bytes) else {
            throw StartError(problems: ["no object"], remedy: nil)
        }
        return object
    }

    let directory: TemporaryDirectory
    /// The settings file of the test's own.
    var path: String { "\(directory.path)/settings.json" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    func configuration(
        file: String = "{}", environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> Configuration {
        try directory.write(Array(file.utf8), to: "settings.json")
        var sources = ConfigurationSources()
        sources.file = path
        sources.environment = environment
        sources.flags = flags
        return try sources.configuration()
    }

    @Test("default.json holds every setting with its default, in the same order")
    func defaultFile() throws {
        let file = try Self.object(ProjectFiles.bytes("Config/default.json"))
        let defaults = Configuration().json

        #expect(file.names == defaults.names)
        for name in defaults.names { #expect(file[name] == defaults[name], "\(name)") }
    }

    @Test("no source at all gives the defaults, and so does default.json")
    func defaults() throws {
        #expect(try configuration() == Configuration())
        #expect(try configuration(file: ProjectFiles.text("Config/default.json")) == Configuration())
    }

    @Test("production.json is valid and holds only what differs")
    func production() throws {
        let file = try Self.object(ProjectFiles.bytes("Config/production.json"))
        let defaults = Configuration().json

        let configuration = try configuration(file: ProjectFiles.text("Config/production.json"))

        #expect(!file.isEmpty)
        for member in file.members {
            #expect(defaults[member.name] != member.value, "\(member.name) is the default")
            #expect(configuration.json[member.name] == member.value)
        }
    }

    @Test("a flag wins over a variable, that over the file, and that over the default")
    func precedence() throws {
        let file = #"{"host": "::1", "port": 1, "data": "from-file", "eventLoops": 3}"#
        let environment = ["ATTUNE_PORT": "2", "ATTUNE_DATA": "from-environment", "ATTUNE_REGISTRATION": "closed"]

        let configuration = try configuration(file: file, environment: environment, flags: ["port": "3"])

        var expected = Configuration().json
        expected["host"] = "::1"
        expected["port"] = 3
        expected["data"] = "from-environment"
        expected["eventLoops"] = 3
        expected["registration"] = "closed"
        #expect(configuration.json == expected)
    }

    @Test(
        "each setting can be set by its variable",
        arguments: [
            ("ATTUNE_HOST", "::1"), ("ATTUNE_PORT", "0"), ("ATTUNE_DATA", "elsewhere"),
            ("ATTUNE_MASTER_KEY_FILE", "/run/secrets/key"), ("ATTUNE_LOG_LEVEL", "trace"),
            ("ATTUNE_LISTEN", "[::1]:8080,unix:/run/a.sock"), ("ATTUNE_TRUSTED_PROXIES", "10.0.0.0/8,::1,unix"),
            ("ATTUNE_LOG_ADDRESSES", "true"), ("ATTUNE_REGISTRATION", "closed"),
            ("ATTUNE_EVENT_LOOPS", "2"), ("ATTUNE_MAXIMUM_BODY_BYTES", "2048"), ("ATTUNE_DRAIN_SECONDS", "0"),
            ("ATTUNE_FAILED_SIGN_INS_PER_ACCOUNT", "1"), ("ATTUNE_FAILED_SIGN_INS_PER_ADDRESS", "2"),
            ("ATTUNE_SIGN_IN_WINDOW_SECONDS", "3"), ("ATTUNE_SIGN_UPS_PER_HOUR", "4"),
            ("ATTUNE_REQUEST_LINE_BYTES", "8001"), ("ATTUNE_HEADER_SECTION_BYTES", "9000"),
            ("ATTUNE_HEADER_FIELDS", "50"), ("ATTUNE_HEAD_SECONDS", "7"), ("ATTUNE_BODY_BYTES_PER_SECOND", "100"),
            ("ATTUNE_BODY_GRACE_SECONDS", "8"), ("ATTUNE_IDLE_SECONDS", "9"), ("ATTUNE_WRITE_STALL_SECONDS", "11"),
            ("ATTUNE_LINGER_SECONDS", "3"), ("ATTUNE_CONNECTIONS", "100"), ("ATTUNE_CONNECTIONS_PER_ADDRESS", "12"),
            ("ATTUNE_REQUESTS_IN_FLIGHT", "13"), ("ATTUNE_PIPELINED_REQUESTS", "14"),
            ("ATTUNE_DISCARDED_BODY_BYTES", "15"), ("ATTUNE_OUTPUT_BYTES", "5000"), ("ATTUNE_BACKLOG", "16"),
            ("ATTUNE_ARRIVING_BODY_BYTES", "100000"),
        ])
    func variables(variable: String, value: String) throws {
        let name = try #require(
            Setting.all.first { $0.variable == variable }?.name)

        let configuration = try configuration(environment: [variable: value])

        let set: JSONValue? =
            switch Configuration().json[name] {
            case .array?: .array(value.split(separator: ",").map { .string(String($0)) })
            case .bool?: .bool(value == "true")
            default: Int(value).map { .number(JSONNumber($0)) } ?? .string(value)
            }
        #expect(configuration.json[name] == set)
        for other in Configuration().json.names where other != name {
            #expect(configuration.json[other] == Configuration().json[other])
        }
    }

    @Test("certificate and key are set together, by variables or by flags")
    func certificate() throws {
        let environment = ["ATTUNE_TLS_CERTIFICATE": "a.pem", "ATTUNE_TLS_KEY": "b.pem"]

        let configuration = try configuration(environment: environment, flags: ["tlsKey": "c.pem"])

        #expect(configuration.tlsCertificate == "a.pem")
        #expect(configuration.tlsKey == "c.pem")
    }

    @Test("one of the two without the other is a problem", arguments: ["tlsCertificate", "tlsKey"])
    func certificateAlone(name: String) throws {
        let missing = name == "tlsKey" ? "tlsCertificate" : "tlsKey"

        let error = #expect(throws: StartError.self) { try configuration(flags: [name: "a.pem"]) }

        #expect(error?.problems == ["\(missing) is needed beside \(name)"])
    }

    @Test("a problem with a flag that is not named like its setting is told by the flag's name")
    func flagName() throws {
        let error = #expect(throws: StartError.self) {
            try configuration(flags: ["tlsCertificate": "", "tlsKey": "b"])
        }

        #expect(error?.problems == ["tlsCertificate must be a file (from --tls-cert)"])
    }

    @Test("all problems are reported together, each with where it came from")
    func problems() throws {
        let error = #expect(throws: StartError.self) {
            try configuration(
                file: #"{"drainSeconds": -1, "colour": "red", "logLevel": "loud", "host": "localhost"}"#,
                environment: ["ATTUNE_EVENT_LOOPS": "many", "ATTUNE_MASTER_KEY_FILE": ""], flags: ["port": "65536"])
        }

        let problems = try #require(error?.problems)
        let expected = [
            ("host ", "(from \(path))"), ("port ", "(from --port)"),
            ("masterKeyFile ", "(from ATTUNE_MASTER_KEY_FILE)"), ("logLevel ", "(from \(path))"),
            ("eventLoops ", "(from ATTUNE_EVENT_LOOPS)"), ("drainSeconds ", "(from \(path))"),
            ("\"colour\" is no setting", "(from \(path))"),
        ]
        #expect(problems.count == expected.count)
        for (problem, (start, end)) in zip(problems, expected) {
            #expect(problem.hasPrefix(start) && problem.hasSuffix(end), "\(problem)")
        }
        #expect(error?.description.hasSuffix("Config/README.md lists every setting.") == true)
    }

    @Test("a list tells which of its elements is wrong, and a switch what it takes")
    func kinds() throws {
        let error = #expect(throws: StartError.self) {
            try configuration(environment: [
                "ATTUNE_TRUSTED_PROXIES": "10.0.0.0/8, proxy", "ATTUNE_LOG_ADDRESSES": "yes",
            ])
        }

        #expect(
            error?.problems == [
                "trustedProxies/1 must be an IP address, a network such as 10.0.0.0/8, or unix "
                    + "(from ATTUNE_TRUSTED_PROXIES)",
                "logAddresses must be true or false (from ATTUNE_LOG_ADDRESSES)",
            ])
    }

    @Test("an unknown key is refused")
    func unknownKey() throws {
        let error = #expect(throws: StartError.self) { try configuration(file: #"{"Port": 1}"#) }

        #expect(error?.problems == ["\"Port\" is no setting: did you mean \"port\"? (from \(path))"])
    }

    @Test(
        "a number is taken within its bounds and refused beyond",
        arguments: [
            ("port", 0, 65_535), ("eventLoops", 0, 256), ("maximumBodyBytes", 1024, 67_108_864),
            ("drainSeconds", 0, 600), ("failedSignInsPerAccount", 1, 1_000_000),
            ("failedSignInsPerAddress", 1, 1_000_000), ("signInWindowSeconds", 1, 86_400),
            ("signUpsPerHour", 1, 1_000_000), ("requestLineBytes", 8000, 65_536),
            ("headerSectionBytes", 1024, 1_048_576), ("headerFields", 10, 10_000), ("headSeconds", 1, 600),
            ("bodyBytesPerSecond", 1, 1_048_576), ("bodyGraceSeconds", 1, 600), ("idleSeconds", 1, 3600),
            ("writeStallSeconds", 1, 600), ("lingerSeconds", 0, 60), ("connections", 1, 1_000_000),
            ("connectionsPerAddress", 1, 1_000_000), ("requestsInFlight", 1, 1_000_000),
            ("arrivingBodyBytes", 65_536, 1_099_511_627_776), ("pipelinedRequests", 1, 10_000),
            ("discardedBodyBytes", 0, 67_108_864),
            ("outputBytes", 4096, 16_777_216), ("backlog", 1, 65_535),
        ])
    func bounds(name: String, lowest: Int, highest: Int) throws {
        for value in [lowest, highest] {
            let configuration = try configuration(file: "{\"\(name)\": \(value)}")
            #expect(configuration.json[name] == .number(JSONNumber(value)))
        }
        for value in ["\(lowest - 1)", "\(highest + 1)", "\"\(lowest)\"", "true", "1.5", "99999999999999999999"] {
            #expect(throws: StartError.self, "\(value)") {
                try configuration(file: "{\"\(name)\": \(value)}")
            }
        }
    }

    @Test("a file that is no JSON object is refused with its name", arguments: ["", "[]", "{", "port: 80", "null"])
    func noObject(text: String) throws {
        let error = #expect(throws: StartError.self) { try configuration(file: text) }

        #expect(error?.problems.count == 1)
        #expect(error?.problems.first?.hasPrefix("\(path) ") == true)
    }

    @Test("a file that cannot be read is told together with what is wrong elsewhere")
    func brokenFileAndMore() throws {
        let error = #expect(throws: StartError.self) { try configuration(file: "{", flags: ["port": "many"]) }

        #expect(error?.problems.count == 2)
        #expect(error?.problems.first?.hasPrefix("\(path) is not JSON: ") == true)
        #expect(error?.problems.last == "port must be an integer (from --port)")
    }

    @Test(
        "an address is taken as it is written", arguments: ["0.0.0.0", "::", "192.0.2.7", "fe80::1", "::ffff:10.0.0.1"])
    func addresses(text: String) throws {
        #expect(try configuration(flags: ["host": text]).host == text)
    }
}
