import CivilTime
import Glibc
import JournalStorage
import Logging

/// Looks a journal and its surroundings over, whether or not a server runs; changes nothing.
package struct Doctor: Sendable {
    let configuration: Configuration
    /// Whether the database is checked as thoroughly as can be, which takes as long as reading it a few times.
    let isThorough: Bool
    let now: Instant

    var journal: String { "\(configuration.data)/\(JournalDatabase.fileName)" }

    package init(_ configuration: Configuration, isThorough: Bool) {
        self.init(configuration, isThorough: isThorough, now: .now())
    }

    init(_ configuration: Configuration, isThorough: Bool, now: Instant) {
        self.configuration = configuration
        self.isThorough = isThorough
        self.now = now
    }

    /// Looks at everything; what cannot be looked at because of something else is left out.
    package func examine() -> Examination {
        umask(0o077)
        var findings = settings() + exposure() + clock() + openFiles()
        guard access(journal, F_OK) == 0 else {
            findings.append(
                .fault(
                    "journal", "There is no journal at \(journal).",
                    remedy: "Name its directory with --data or ATTUNE_DATA; attune serve makes a new one."))
            return Examination(findings: findings)
        }
        findings += permissions() + space() + schema() + integrity() + contents() + backups()
        return Examination(findings: findings)
    }

    private func settings() -> [Finding] {
        let strays = configuration.strayVariables
        guard !strays.isEmpty else { return [.ok("settings", "Every setting is one.")] }
        return [
            .warning(
                "settings", "No setting has the variable \(strays.joined(separator: ", ")).",
                remedy: "Take it out of the environment, unless something else needs it.")
        ]
    }

    private func clock() -> [Finding] {
        let zones = TimeZoneDatabase().isReadable()
        return [
            Self.year(of: now),
            zones
                ? .ok("time-zones", "The time zones of the system can be read.")
                : .fault(
                    "time-zones", "The time zones of the system cannot be read, and no entry can be dated.",
                    remedy: "Install them: apt-get install tzdata"),
        ]
    }

    /// A clock that was never set, or set to nonsense: tokens and shares end by it.
    static func year(of now: Instant) -> Finding {
        let year = now.utcText.prefix(4)
        guard (2026...2099).contains(Int(year) ?? 0) else {
            return .fault(
                "clock", "The clock says that it is \(now.utcText).", remedy: "Set it, and keep it so by NTP.")
        }
        return .ok("clock", "It is \(now.utcText).")
    }

    private func openFiles() -> [Finding] {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return [] }
        return [Self.openFiles(limit: Int(clamping: limit.rlim_max), connections: configuration.http.connections)]
    }

    /// A server raises its own limit to the hard one; a connection needs a descriptor, and all else a few.
    static func openFiles(limit: Int, connections: Int) -> Finding {
        let needed = connections + 128
        guard limit < needed else {
            return .ok("open-files", "A process may have \(limit) files open, enough for \(connections) connections.")
        }
        return .warning(
            "open-files",
            "A process that is started from here may have \(limit) files open, fewer than \(connections) connections "
                + "need: those beyond are answered 503.",
            remedy: "Raise the limit for the server (LimitNOFILE=\(needed)), or lower connections.")
    }
}
