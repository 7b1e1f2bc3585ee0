import CivilTime
import Crypto
import JSON
import Journal
import JournalStorage
import JournalTestSupport
import SQLite

/// The journal's services on a real store; only the clock and the cost of a password differ from the program.
struct JournalServices: Sendable {
    let sqlite: SQLiteJournal
    let clock = TestClock()
    let records: Records
    let tokens: Tokens
    let users: Users

    /// - Parameters:
    ///   - sqlite: a journal to go on with, as after a restart.
    ///   - logN: the cost of a password hash.
    init(writer: WriterOptions = WriterOptions(), on sqlite: SQLiteJournal? = nil, logN: Int = 4) throws {
        let sqlite = try sqlite ?? SQLiteJournal(writer: writer)
        self.sqlite = sqlite
        let now: @Sendable () -> Instant = { [clock] in clock.now }
        let makeID: @Sendable (Instant) throws -> UUID = {
            UUID(version7At: $0, random: try RandomBytes.make(count: 10))
        }
        let rules = JournalRules(timeZones: TimeZoneDatabase(), metrics: .standard)
        let cheap = ScryptParameters(logN: logN, r: 1, p: 1) ?? .standard
        let cryptography = OpenSSLAccountCryptography(hasher: PasswordHasher(parameters: cheap))
        let throttle = AttemptThrottle(limit: .init(attempts: 1_000, windowSeconds: 1))
        let credentials = Credentials(
            store: sqlite.store, cryptography: cryptography, accountThrottle: throttle, addressThrottle: throttle,
            now: now)
        records = Records(
            store: sqlite.store, rules: rules, announcements: ChangeAnnouncements(listenersPerPerson: 16),
            crisisTexts: .neutral, versionLimit: 3, now: now, makeID: makeID)
        tokens = Tokens(
            store: sqlite.store, credentials: credentials, cryptography: cryptography, now: now, makeID: makeID)
        users = Users(
            store: sqlite.store, tokens: tokens, credentials: credentials, cryptography: cryptography, rules: rules,
            isRegistrationOpen: true, signUpThrottle: throttle, now: now, makeID: makeID)
    }

    /// Creates a record and gives what is stored; a replayed answer gives nil.
    @discardableResult
    func create(
        _ text: String, in type: any RecordContent.Type, of person: Person, idempotency: Idempotency? = nil
    ) async throws -> Record? {
        let value = try JSONParser.parse(Array(text.utf8))
        switch try await records.create(value, in: type, of: person, idempotency: idempotency) {
        case .carriedOut(let outcome): return outcome.record
        case .replayed: return nil
        }
    }

    /// Who a token belongs to.
    func session(bearing value: String) throws -> Session? {
        try sqlite.store.read { try tokens.session(bearing: value, as: .access, from: $0) }
    }

    /// One page of a collection.
    func page(
        of type: any RecordContent.Type, of person: Person, matching query: PageQuery = PageQuery()
    ) throws -> Page {
        try sqlite.store.read { try records.page(of: type, of: person, matching: query, from: $0) }
    }
}
