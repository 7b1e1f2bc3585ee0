import CivilTime
import Crypto
import Journal
import JournalAPI
import JournalStorage
import Logging
import Workers

/// The journal's services over one store, wired once.
struct Services {
    let records: Records
    let announcements: ChangeAnnouncements
    let users: Users
    let tokens: Tokens
    let sharing: Sharing
    let cryptography: OpenSSLAccountCryptography
    let hasher: PasswordHasher
    /// What refuses people who try too often, by what they try.
    let throttles: [(name: String, throttle: AttemptThrottle)]
    let store: SQLiteJournalStore

    init(
        store: SQLiteJournalStore, configuration: Configuration, crisisTexts: CrisisTexts,
        surroundings: Application.Surroundings
    ) {
        let now = surroundings.now
        let makeID: @Sendable (Instant) throws -> UUID = { instant in
            UUID(version7At: instant, random: try RandomBytes.make(count: 10))
        }
        let rules = JournalRules(timeZones: surroundings.timeZones, metrics: .standard)
        let hour = 3600
        let window = configuration.signInWindowSeconds
        self.store = store
        hasher = PasswordHasher(parameters: surroundings.scrypt)
        cryptography = OpenSSLAccountCryptography(hasher: hasher)
        announcements = ChangeAnnouncements(listenersPerPerson: configuration.eventStreamsPerUser)
        records = Records(
            store: store, rules: rules, announcements: announcements, crisisTexts: crisisTexts,
            versionLimit: configuration.recordVersions, now: now, makeID: makeID)
        let byAccount = AttemptThrottle(
            limit: .init(attempts: configuration.failedSignInsPerAccount, windowSeconds: window))
        let byAddress = AttemptThrottle(
            limit: .init(attempts: configuration.failedSignInsPerAddress, windowSeconds: window))
        let signUps = AttemptThrottle(limit: .init(attempts: configuration.signUpsPerHour, windowSeconds: hour))
        let credentials = Credentials(
            store: store, cryptography: cryptography, accountThrottle: byAccount, addressThrottle: byAddress, now: now)
        tokens = Tokens(store: store, credentials: credentials, cryptography: cryptography, now: now, makeID: makeID)
        sharing = Sharing(
            records: records, tokens: tokens, digest: { [cryptography] in cryptography.digest($0) },
            readsPerHour: configuration.shareReadsPerHour, now: now, makeID: makeID)
        users = Users(
            store: store, tokens: tokens, credentials: credentials, cryptography: cryptography, rules: rules,
            isRegistrationOpen: configuration.registration == .open,
            signUpThrottle: signUps, now: now, makeID: makeID)
        throttles = [
            ("sign-in-account", byAccount), ("sign-in-address", byAddress), ("sign-up", signUps),
            ("share-read", sharing.summaries.shareThrottle),
        ]
    }

    /// The API over these services.
    func api(configuration: Configuration, logger: Logger, metrics: MetricsPage) throws -> JournalAPI {
        let capabilities = Capabilities(
            version: AttuneVersion.current, registration: configuration.registration,
            bodyBytes: configuration.maximumBodyBytes, tombstoneDays: configuration.tombstoneDays,
            recordVersions: configuration.recordVersions, eventStreams: configuration.eventStreamsPerUser)
        let requestIDs = try RequestIDs()
        return try JournalAPI(
            store: store, records: records, users: users, tokens: tokens, sharing: sharing,
            capabilities: capabilities,
            workers: BoundedWorkers(label: "insights", width: 1, queueLimit: 64),
            digest: { [cryptography] in cryptography.digest($0) }, isWritable: { [store] in await store.isWritable() },
            makeRequestID: { requestIDs.next() }, logger: logger, loops: configuration.serverLoops,
            exposition: metrics.exposition(for: configuration.metrics), logsAddresses: configuration.logAddresses)
    }
}
