package import CivilTime

/// What people show to others, put together once.
package struct Sharing: Sendable {
    package let shares: Shares
    package let patients: Patients
    package let log: AccessLog
    package let summaries: Summaries
    /// The name of a new document.
    package let makeID: @Sendable () throws -> UUID

    /// - Parameters:
    ///   - digest: SHA-256.
    ///   - readsPerHour: reads through one share.
    package init(
        records: Records, tokens: Tokens, digest: @escaping @Sendable ([UInt8]) -> [UInt8], readsPerHour: Int,
        now: @escaping @Sendable () -> Instant, makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        let store = records.store
        log = AccessLog(store: store, chain: AccessChain(digest: digest), now: now)
        shares = Shares(store: store, tokens: tokens, now: now, makeID: makeID)
        patients = Patients(store: store, tokens: tokens, log: log, now: now, makeID: makeID)
        summaries = Summaries(
            records: records, patients: patients,
            shareThrottle: AttemptThrottle(limit: .init(attempts: readsPerHour, windowSeconds: 3600)))
        self.makeID = { try makeID(now()) }
    }
}
