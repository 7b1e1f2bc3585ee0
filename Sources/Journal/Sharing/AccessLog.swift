package import CivilTime

/// Who read what through which share, and when: kept before the reader gets it, and shown to the person whole.
package struct AccessLog: Sendable {
    let store: any JournalStore
    let chain: AccessChain
    let now: @Sendable () -> Instant

    /// Entries on a page at most.
    package static let pageLimit = 500

    package init(store: any JournalStore, chain: AccessChain, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.chain = chain
        self.now = now
    }

    /// Remembers a read of the summary.
    ///
    /// - Throws: `.shareEnded` if the share has ended since it was found, `.busy` if it shows less; then nothing may be
    ///   given out.
    package func note(_ reading: SharedReading, as format: String, address: String?) async throws {
        let access = reading.access
        let now = now()
        try await store.write { transaction in
            guard let present = try transaction.access(shareID: access.share.id, now: now)?.share else {
                throw JournalError.shareEnded
            }
            guard present.terms == access.share.terms else { throw JournalError.busy(retryAfterSeconds: 1) }
            let entry = AccessEntry(
                kind: .summary, at: now, share: access.share, format: format, days: reading.days,
                reader: reading.reader, address: address)
            try append(entry, of: access.person, in: transaction)
            try transaction.countUse(of: access.share.id, of: access.person, at: now)
        }
    }

    /// Appends an entry to the log of the person whom it is about. Where the head of the log has gone, which `attune audit
    /// verify` reports, it begins anew behind what is there.
    func append(_ entry: AccessEntry, of person: Person, in transaction: any WriteTransaction) throws {
        let head: AccessHead
        if let stored = try transaction.accessHead(of: person) {
            head = stored
        } else {
            let last = try transaction.accessEntries(of: person, before: .max, limit: 1).first
            head = last.map { AccessHead(sequence: $0.sequence, hash: chain.digest($0.bytes)) } ?? .start
        }
        let (row, next) = chain.next(entry, after: head)
        try transaction.append(row, head: next, of: person)
    }

    /// A page of a person's log, the newest first, each entry with its hash; and the number to go on before.
    package func page(
        of person: Person, before sequence: Int?, limit: Int, from transaction: any ReadTransaction
    ) throws -> (items: [AccessLogItem], next: Int?) {
        let rows = try transaction.accessEntries(of: person, before: sequence ?? .max, limit: limit + 1)
        let items = rows.prefix(limit).map { AccessLogItem(bytes: $0.bytes, hash: chain.hash(of: $0.bytes)) }
        return (items, rows.count > limit ? rows[limit - 1].sequence : nil)
    }
}
