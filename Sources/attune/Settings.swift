import ArgumentParser
import AttuneApp

/// The flags that every command which needs the configuration shares.
struct Settings: ParsableArguments {
    @Option(help: "The IP address to listen on.")
    var host: String?

    @Option(help: "The TCP port; 0 picks a free one.")
    var port: String?

    @Option(help: "An address to listen on, such as [::1]:8080 or unix:/run/attune/http.sock; may be repeated.")
    var listen: [String] = []

    @Option(name: .customLong("tls-cert"), help: "The PEM file of a certificate with its chain, to speak HTTPS.")
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: "The PEM file of the certificate's private key.")
    var tlsKey: String?

    @Option(help: "The directory of the database.")
    var data: String?

    @Option(help: "A file of settings; without it Config/default.json, if it is there.")
    var config: String?

    /// The settings in force: defaults, file, environment, flags; `more` are a command's own flags, by setting.
    func configuration(_ more: [String: String?] = [:]) throws(StartError) -> Configuration {
        try settled(more).configuration
    }

    /// The same, with where each came from.
    func settled(_ more: [String: String?] = [:]) throws(StartError) -> SettingsInForce {
        var sources = ConfigurationSources()
        sources.file = config
        sources.environment = Environment.current
        sources.flags = more.compactMapValues(\.self)
        sources.flags["host"] = host
        sources.flags["port"] = port
        sources.flags["tlsCertificate"] = tlsCertificate
        sources.flags["tlsKey"] = tlsKey
        sources.flags["data"] = data
        sources.listen = listen
        return try sources.settled()
    }
}

/// What a command that cannot go on says, and the status that it ends with.
func orExplain<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as StartError {
        StandardError.write(line: Array("attune: \(error)".utf8))
        StandardError.flush()
        throw ExitCode(status(of: error))
    }
}

/// The status that a command ends with which cannot go on: 64 where a flag's value is wrong.
func status(of error: StartError) -> Int32 { error.isOfArguments ? 64 : 1 }
