import HTTPServing
import JSON
import JournalAPI
import Logging

extension Setting {
    /// Where it listens, and where its files are.
    static var places: [Setting] {
        [
            .text(
                "host", \.host, "an IP address", flag: "--host",
                why: "loopback: nobody else reaches a journal by accident",
                parse: { ListenAddress.isAddress($0) ? $0 : nil }),
            .integer("port", \.port, 0...65_535, flag: "--port", why: "0 picks a free one, which the log names"),
            .list(
                "listen", \.listen, listenAddress, takes: "addresses, see below", flag: "--listen",
                why: "none: `host` and `port` are the one address", parse: { ListenAddress($0) }),
            .list(
                "trustedProxies", \.trustedProxies, proxy, takes: "addresses, networks, `unix`, see below",
                why: "none: nobody's word on the client counts", parse: { TrustedProxy($0) }),
            .path(
                "tlsCertificate", \.tlsCertificate, "a file", takes: "a PEM file, see below", flag: "--tls-cert",
                why: "none: plain HTTP, for loopback or behind a proxy"),
            .path(
                "tlsKey", \.tlsKey, "a file", takes: "a PEM file", flag: "--tls-key",
                why: "the certificate's private key; one without the other is refused"),
            .text("data", \.data, "a directory", flag: "--data", why: "made, for its owner alone, when missing"),
            .path(
                "masterKeyFile", \.masterKeyFile, "a file", takes: "a file, at first of 32 bytes, see below",
                why: "none: `master.key` in the data directory, made at the first start"),
        ]
    }

    /// What it tells and keeps.
    static var records: [Setting] {
        [
            .choice("logLevel", \.logLevel, why: "`info` has a line a request, without personal data"),
            .choice("logFormat", \.logFormat, flag: "--log-format", why: "`json` for programs, `text` for people"),
            .flag(
                "logAddresses", \.logAddresses,
                why: """
                    whether a request's line has `http.client`, and an entry of people's access logs the address that \
                    read; both are personal data
                    """),
            .choice(
                "metrics", \.metrics,
                why: "who may read `GET /metrics`; it has no personal data, but tells how much the journal is used"),
            .path(
                "backups", \.backups, "a directory", takes: "a directory", flag: "--backups",
                why: "none: no backups are made but by `attune backup`"),
            .integer(
                "backupEveryHours", \.backupEveryHours, 1...8760, "hours", flag: "--every",
                why: "from one scheduled backup to the next"),
            .integer(
                "backupKeep", \.backupKeep, 1...10_000, "backups", flag: "--keep",
                why: "the oldest beyond that are removed, once a newer one is verified"),
        ]
    }

    /// Who may come, and what they are told.
    static var people: [Setting] {
        [
            .choice("registration", \.registration, why: "closed: `POST /v1/users` answers 403"),
            .path(
                "crisisTexts", \.crisisTexts, "a file", takes: "a JSON file, see below",
                why: "none: built-in texts that name no number, since a wrong one costs more than none"),
            .integer(
                "eventLoops", \.eventLoops, 0...256, "loops",
                why: "0: one fewer than there are cores, so that one is left to writing and to the kernel"),
            .integer(
                "drainSeconds", \.drainSeconds, 0...600, "seconds",
                why: "what requests in flight get when the server is told to stop"),
            .integer(
                "failedSignInsPerAccount", \.failedSignInsPerAccount, 1...1_000_000, "attempts within the window",
                why: "slows guessing one password; then 429"),
            .integer(
                "failedSignInsPerAddress", \.failedSignInsPerAddress, 1...1_000_000, "attempts within the window",
                why: "slows guessing from one place; a household shares one"),
            .integer(
                "signInWindowSeconds", \.signInWindowSeconds, 1...86_400, "seconds",
                why: "after it the count begins anew"),
            .integer(
                "signUpsPerHour", \.signUpsPerHour, 1...1_000_000, "from one address",
                why: "each costs a password hash and stays for good"),
        ]
    }

    private static let listenAddress =
        "an address such as 127.0.0.1:8080, [::1]:8080 or unix:/run/attune/http.sock (a path of at most "
        + "\(ListenAddress.maximumPathLength) bytes)"

    private static let proxy = "an IP address, a network such as 10.0.0.0/8, or unix"
}
