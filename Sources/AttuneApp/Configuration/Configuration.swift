package import HTTPServing
package import JSON
package import JournalAPI
package import Logging

/// Everything that an operator can set; Config/README.md has the same list with its reasons.
package struct Configuration: Sendable, Equatable {
    /// The IP address to listen on where `listen` names none.
    package var host = "127.0.0.1"
    /// The TCP port; 0 picks a free one.
    package var port = 8080
    /// The addresses to listen on, in place of `host` and `port`.
    package var listen: [ListenAddress] = []
    /// Who may name the client of a request.
    package var trustedProxies: [TrustedProxy] = []
    /// The file of the TLS certificate with its chain; `nil`: plain HTTP.
    package var tlsCertificate: String?
    /// The file of the certificate's private key.
    package var tlsKey: String?
    /// The directory of the database and the master key.
    package var data = "data"
    /// The file of the master key; `nil`: `master.key` in the data directory, made at the first start.
    package var masterKeyFile: String?
    /// What is logged.
    package var logLevel = Logger.Level.info
    /// How the log is written.
    package var logFormat = LogFormat.json
    /// Whether the log says where each request came from.
    package var logAddresses = false
    /// Who may read `GET /metrics`.
    package var metrics = MetricsAudience.nobody
    /// The directory of scheduled backups; `nil`: none are made.
    package var backups: String?
    /// Hours from one scheduled backup to the next.
    package var backupEveryHours = 24
    /// Scheduled backups that are kept; the oldest go.
    package var backupKeep = 14
    /// Whether people can open accounts themselves.
    package var registration = Capabilities.Registration.open
    /// Event loops; 0: one fewer than there are cores.
    package var eventLoops = 0
    /// Seconds that requests in flight have when the server stops.
    package var drainSeconds = 10
    /// Failed sign-ins for one account within the window.
    package var failedSignInsPerAccount = 10
    /// Failed sign-ins from one address within the window.
    package var failedSignInsPerAddress = 50
    /// The window for failed sign-ins, in seconds.
    package var signInWindowSeconds = 900
    /// Accounts opened from one address within an hour.
    package var signUpsPerHour = 30
    /// Bytes in a request body at most.
    package var maximumBodyBytes = 1_048_576
    /// Days for which a deletion is remembered for clients that were away.
    package var tombstoneDays = 180
    /// Earlier revisions that are kept of each record.
    package var recordVersions = 50
    /// Clients of one person that wait for changes at once.
    package var eventStreamsPerUser = 16
    /// Reads through one share within an hour.
    package var shareReadsPerHour = 120
    /// The file with the texts that stand beside risk flags; `nil`: the built-in ones.
    package var crisisTexts: String?
    /// The other limits of the HTTP server.
    package var http = HTTPLimits()

    package init() {}

    /// Reads merged settings, as JSON members.
    init?(reading fields: inout FieldReader) {
        let text: (String) -> String? = { $0.isEmpty ? nil : $0 }
        let defaults = Configuration()
        host =
            fields.string("host", expected: "an IP address") { ListenAddress.isAddress($0) ? $0 : nil } ?? defaults.host
        port = fields.integer("port", in: 0...65_535) ?? defaults.port
        listen = fields.list("listen", expected: Self.listenAddress) { ListenAddress($0) } ?? []
        trustedProxies = fields.list("trustedProxies", expected: Self.proxy) { TrustedProxy($0) } ?? []
        tlsCertificate = fields.string("tlsCertificate", expected: "a file", parse: text)
        tlsKey = fields.string("tlsKey", expected: "a file", parse: text)
        for (name, other) in [("tlsCertificate", "tlsKey"), ("tlsKey", "tlsCertificate")]
        where fields.raw(name) == nil && fields.raw(other) != nil {
            fields.fault(name, code: "required", "is needed beside \(other)")
        }
        data = fields.string("data", expected: "a directory", parse: text) ?? defaults.data
        masterKeyFile = fields.string("masterKeyFile", expected: "a file", parse: text)
        logLevel = fields.choice("logLevel", of: Logger.Level.self) ?? defaults.logLevel
        logFormat = fields.choice("logFormat", of: LogFormat.self) ?? defaults.logFormat
        logAddresses = fields.bool("logAddresses") ?? defaults.logAddresses
        metrics = fields.choice("metrics", of: MetricsAudience.self) ?? defaults.metrics
        backups = fields.string("backups", expected: "a directory", parse: text)
        backupEveryHours = fields.integer("backupEveryHours", in: 1...8760) ?? defaults.backupEveryHours
        backupKeep = fields.integer("backupKeep", in: 1...10_000) ?? defaults.backupKeep
        registration = fields.choice("registration", of: Capabilities.Registration.self) ?? defaults.registration
        eventLoops = fields.integer("eventLoops", in: 0...256) ?? defaults.eventLoops
        drainSeconds = fields.integer("drainSeconds", in: 0...600) ?? defaults.drainSeconds
        failedSignInsPerAccount =
            fields.integer("failedSignInsPerAccount", in: 1...1_000_000) ?? defaults.failedSignInsPerAccount
        failedSignInsPerAddress =
            fields.integer("failedSignInsPerAddress", in: 1...1_000_000) ?? defaults.failedSignInsPerAddress
        signInWindowSeconds =
            fields.integer("signInWindowSeconds", in: 1...86_400) ?? defaults.signInWindowSeconds
        signUpsPerHour = fields.integer("signUpsPerHour", in: 1...1_000_000) ?? defaults.signUpsPerHour
        maximumBodyBytes = fields.integer("maximumBodyBytes", in: 1024...67_108_864) ?? defaults.maximumBodyBytes
        tombstoneDays = fields.integer("tombstoneDays", in: 1...36_500) ?? defaults.tombstoneDays
        recordVersions = fields.integer("recordVersions", in: 0...500) ?? defaults.recordVersions
        eventStreamsPerUser = fields.integer("eventStreamsPerUser", in: 1...1000) ?? defaults.eventStreamsPerUser
        shareReadsPerHour = fields.integer("shareReadsPerHour", in: 1...1_000_000) ?? defaults.shareReadsPerHour
        crisisTexts = fields.string("crisisTexts", expected: "a file", parse: text)
        http = HTTPLimits(reading: &fields)
    }

    private static let listenAddress =
        "an address such as 127.0.0.1:8080, [::1]:8080 or unix:/run/attune/http.sock (a path of at most "
        + "\(ListenAddress.maximumPathLength) bytes)"

    private static let proxy = "an IP address, a network such as 10.0.0.0/8, or unix"

    /// The addresses to listen on.
    package var addresses: [ListenAddress] {
        listen.isEmpty ? [.ip(host: host, port: UInt16(clamping: port))] : listen
    }

    /// Adds the address of `host` and `port`, as the first one, to those that `listen` names.
    mutating func listenAlsoOnHostAndPort() {
        let address = ListenAddress.ip(host: host, port: UInt16(clamping: port))
        if !listen.isEmpty, !listen.contains(address) { listen.insert(address, at: 0) }
    }

    /// The settings as JSON members, in the order of the documentation; what `Config/default.json` holds.
    package var json: JSONObject {
        var object: JSONObject = [
            "host": .string(host), "port": .number(JSONNumber(port)),
            "listen": .array(listen.map { .string("\($0)") }),
            "trustedProxies": .array(trustedProxies.map { .string("\($0)") }),
            "tlsCertificate": tlsCertificate.map { .string($0) } ?? .null,
            "tlsKey": tlsKey.map { .string($0) } ?? .null, "data": .string(data),
            "masterKeyFile": masterKeyFile.map { .string($0) } ?? .null,
            "logLevel": .string(logLevel.rawValue), "logFormat": .string(logFormat.rawValue),
            "logAddresses": .bool(logAddresses), "metrics": .string(metrics.rawValue),
            "backups": backups.map { .string($0) } ?? .null,
            "backupEveryHours": .number(JSONNumber(backupEveryHours)),
            "backupKeep": .number(JSONNumber(backupKeep)),
            "registration": .string(registration.rawValue),
            "crisisTexts": crisisTexts.map { .string($0) } ?? .null,
            "eventLoops": .number(JSONNumber(eventLoops)),
            "drainSeconds": .number(JSONNumber(drainSeconds)),
            "failedSignInsPerAccount": .number(JSONNumber(failedSignInsPerAccount)),
            "failedSignInsPerAddress": .number(JSONNumber(failedSignInsPerAddress)),
            "signInWindowSeconds": .number(JSONNumber(signInWindowSeconds)),
            "signUpsPerHour": .number(JSONNumber(signUpsPerHour)),
            "maximumBodyBytes": .number(JSONNumber(maximumBodyBytes)),
            "tombstoneDays": .number(JSONNumber(tombstoneDays)),
            "recordVersions": .number(JSONNumber(recordVersions)),
            "eventStreamsPerUser": .number(JSONNumber(eventStreamsPerUser)),
            "shareReadsPerHour": .number(JSONNumber(shareReadsPerHour)),
        ]
        for (name, value) in http.members { object[name] = value }
        return object
    }
}
