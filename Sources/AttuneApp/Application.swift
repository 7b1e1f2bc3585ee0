package import CivilTime
package import Crypto
import Glibc
package import HTTPServing
import HTTPTypes
import Journal
import JournalAPI
package import JournalStorage
package import Logging
import SQLite

/// The whole program, put together once: the same for `attune serve` and for the tests.
package final class Application: Sendable {
    /// What the tests put in place of the real thing.
    package struct Surroundings: Sendable {
        package var now: @Sendable () -> Instant = { Instant.now() }
        package var scrypt = ScryptParameters.standard
        package var timeZones = TimeZoneDatabase()

        package init() {}
    }

    private let configuration: Configuration
    private let logger: Logger
    private let lock: FileLock?
    private let store: SQLiteJournalStore
    private let server: HTTPServer
    private let maintenance: Maintenance
    private let backups: ScheduledBackups?
    private let refusals: RefusalWatch
    private let announcements: ChangeAnnouncements
    private let certificate: ServerCertificate?

    /// How backups went.
    private let backupLedger = BackupLedger()

    /// Every method and path that is answered, as patterns, for tests that hold the contract against them.
    package let routes: [(method: String, pattern: String)]

    /// Opens the journal and composes the server; nothing listens yet.
    ///
    /// - Throws: `StartError` with a sentence that helps.
    package init(_ configuration: Configuration, logger: Logger, surroundings: Surroundings = Surroundings()) throws {
        self.configuration = configuration
        self.logger = logger
        guard surroundings.timeZones.isReadable() else {
            throw StartError(
                problems: ["the time zones of the system cannot be read, and no entry can be dated without them"],
                remedy: "Install them: apt-get install tzdata")
        }
        certificate = try ServerCertificate(configuration, logger: logger)
        let crisisTexts = try CrisisTextFile.load(configuration.crisisTexts)
        // What comes now can take a while, such as a migration.
        logger.notice("starting", metadata: ["version": "\(AttuneVersion.current)", "data": "\(configuration.data)"])
        let directory = JournalDirectory(configuration, logger: logger)
        lock = try directory.lock()
        store = try directory.open()
        let services = Services(
            store: store, configuration: configuration, crisisTexts: crisisTexts, surroundings: surroundings)
        announcements = services.announcements
        let metrics = MetricsPage()
        let api = try services.api(configuration: configuration, logger: logger, metrics: metrics)
        routes = api.routeList.map { ($0.method.rawValue, $0.pattern) }
        var serving = ServerConfiguration()
        serving.listen = configuration.addresses
        serving.trustedProxies = TrustedProxies(configuration.trustedProxies)
        serving.limits = configuration.http.serverLimits
        serving.limits.arrivingBodies = max(serving.limits.arrivingBodies, configuration.maximumBodyBytes)
        serving.backlog = Int32(clamping: configuration.http.backlog)
        serving.tls = certificate?.identity
        serving.loops = configuration.serverLoops
        server = HTTPServer(
            configuration: serving, reply: { api.respond(to: $0) }, refuse: { api.refuse($0) })
        let pools = WorkerPools(hasher: services.hasher, api: api)
        refusals = RefusalWatch(logger: logger) { [services, store, server] in
            RefusalCount.all(services: services, pools: pools, store: store, server: server)
        }
        maintenance = Maintenance(
            store: store, tombstoneDays: configuration.tombstoneDays, now: surroundings.now, logger: logger)
        backups = ScheduledBackups(configuration, ledger: backupLedger, now: surroundings.now, logger: logger)
        metrics.add([
            ProcessMetrics(
                start: .now(), version: AttuneVersion.current, droppedLogLines: { StandardError.droppedCount }),
            RequestMetrics(figures: api.figures), ServerMetrics(server: server),
            StorageMetrics(store: store, path: "\(configuration.data)/\(JournalDatabase.fileName)"),
            LimitMetrics(throttles: services.throttles, pools: pools),
            UpkeepMetrics(maintenance: maintenance, backups: backupLedger, announcements: announcements),
        ])
    }

    /// Begins to listen.
    ///
    /// - Throws: `StartError` when the address cannot be had.
    package func start() throws -> [BoundAddress] {
        do {
            let addresses = try server.start()
            for address in addresses { logger.notice("listening", metadata: ["address": "\(address)"]) }
            maintenance.start()
            try backups?.start()
            refusals.start()
            return addresses
        } catch let error as ListenError {
            throw StartError(problems: ["\(error)"], remedy: Self.remedy(for: error.address))
        }
    }

    private static func remedy(for address: ListenAddress?) -> String? {
        switch address {
        case .ip?: "Another program may have the port; --port takes another one, 0 a free one."
        case .unix?: "--listen takes another path; its directory must be there and writable."
        case nil: nil
        }
    }

    /// Takes a certificate that was replaced, without disturbing a connection; nothing where no TLS is spoken.
    package func reloadCertificate() { certificate?.reload() }

    /// Stops taking requests, finishes those in flight, and closes the journal.
    package func stop() async {
        // Who waits for changes is answered now, so that nothing is left to wait for.
        announcements.close()
        await server.drain(within: .seconds(configuration.drainSeconds))
        await backups?.stop()
        await maintenance.stop()
        await refusals.stop()
        await store.close()
        lock?.release()
        logger.notice("stopped")
    }

    /// The store, for tests that look behind the API.
    package var journalStore: SQLiteJournalStore { store }
}
