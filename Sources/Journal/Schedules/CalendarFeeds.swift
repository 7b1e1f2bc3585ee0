import CivilTime
package import JSON

/// Calendar feeds: opened for a protocol, read by whoever holds the token.
package struct CalendarFeeds: Sendable {
    /// The days that a feed shows before today and after it.
    package static let days = -30...366

    let records: Records
    let tokens: Tokens

    package init(records: Records, tokens: Tokens) {
        self.records = records
        self.tokens = tokens
    }

    /// Makes a token that reads the calendar of a protocol.
    ///
    /// - Throws: `InvalidFields`, `.notFound`.
    package func open(_ value: JSONValue, of protocolID: UUID, by person: Person) async throws -> IssuedToken {
        let form = try CalendarFeedForm(value, for: protocolID)
        let issued = try tokens.issue(form.grant, at: tokens.now())
        try await records.store.write { [tokens] transaction in
            _ = try transaction.live(protocolID, in: DosingProtocol.self, of: person)
            try transaction.insert(issued.token, digest: tokens.digest(of: issued.value), of: person)
        }
        return issued
    }

    /// The calendar of a protocol as the holder of a feed's token sees it today.
    ///
    /// That of a deleted protocol has no events: a program that finds nothing at all keeps those that it has.
    ///
    /// - Throws: `.notFound` for another protocol than the token's.
    package func calendar(
        of protocolID: UUID, for session: Session, from transaction: any ReadTransaction
    ) throws -> ProtocolCalendar {
        guard let feed = session.feed, feed.protocolID == protocolID else { throw JournalError.notFound }
        guard let record = try transaction.record(protocolID, of: session.person) else { throw JournalError.notFound }
        if record.isDeleted {
            return ProtocolCalendar([], of: protocolID, title: feed.title, modified: record.updatedAt)
        }
        let plan = try records.plan(in: record)
        let today = plan.timeZone.localDate(at: records.now())
        let first = today.adding(days: Self.days.lowerBound) ?? .earliest
        let last = today.adding(days: Self.days.upperBound) ?? .latest
        let schedule = try records.schedule(
            of: plan, id: protocolID, on: first...last, today: today, by: session.person, in: transaction)
        return ProtocolCalendar(schedule.days, of: protocolID, title: feed.title, modified: record.updatedAt)
    }
}
