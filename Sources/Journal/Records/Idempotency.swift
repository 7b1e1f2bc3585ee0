import CivilTime

/// The idempotency key of a request, so that a retry gets the first answer and does nothing.
package struct Idempotency: Sendable {
    /// The client's key; it counts within one person's requests.
    package let key: String

    /// SHA-256 over method, path and body: the same key with another request is refused.
    package let fingerprint: [UInt8]

    package init(key: String, fingerprint: [UInt8]) {
        self.key = key
        self.fingerprint = fingerprint
    }

    /// For how long an answer is kept: an offline queue retries after days.
    package static let days = 7

    /// The kept answer, if this is a retry.
    ///
    /// - Throws: `.idempotencyKeyReused`.
    func answer(in transaction: any ReadTransaction, of person: Person, now: Instant) throws -> KeptAnswer? {
        guard let kept = try transaction.keptAnswer(for: key, of: person, now: now) else { return nil }
        guard kept.fingerprint == fingerprint else { throw JournalError.idempotencyKeyReused }
        return kept
    }

    /// Keeps an answer.
    func keep(
        status: Int, _ body: [UInt8], in transaction: any WriteTransaction, of person: Person, now: Instant
    ) throws {
        let end = Instant(milliseconds: now.milliseconds + Int64(Self.days) * 86_400_000)
        let answer = KeptAnswer(fingerprint: fingerprint, status: status, body: body)
        try transaction.keep(answer, for: key, of: person, until: end)
    }
}
