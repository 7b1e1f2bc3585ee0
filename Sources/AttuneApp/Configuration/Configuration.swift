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

    /// Variables named `ATTUNE_…` that are no setting and look like none, which the log names at the start: others set
    /// such, as Kubernetes does for a service of this name.
    package var strayVariables: [String] = []

    package init() {}

    /// Reads merged settings, as JSON members.
    init?(reading fields: inout FieldReader) {
        for setting in Setting.all { setting.read(&fields, &self) }
        for (name, other) in [("tlsCertificate", "tlsKey"), ("tlsKey", "tlsCertificate")]
        where fields.raw(name) == nil && fields.raw(other) != nil {
            fields.fault(name, code: FaultCode.required, "is needed beside \(other)")
        }
    }

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
    package var json: JSONObject { JSONObject(Setting.all.map { ($0.name, $0.value(self)) }) }
}
