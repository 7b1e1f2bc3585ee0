package import CivilTime
package import JSON

extension Records {
    /// Days that one answer has at most: ten years.
    package static let scheduleDays = 3_660
    /// Days that are shown ahead of today where a plan has no end.
    private static let daysAhead = 27

    /// The days of a stored protocol, with what came of them.
    ///
    /// - Returns: nil for days in the wrong order, or too many of them.
    /// - Throws: `.notFound`.
    package func schedule(
        of id: UUID, from: CivilDate?, to: CivilDate?, by person: Person, in transaction: any ReadTransaction
    ) throws -> Schedule? {
        let plan = try plan(in: transaction.live(id, in: DosingProtocol.self, of: person))
        let today = plan.timeZone.localDate(at: now())
        guard let days = Self.days(of: plan, from: from, to: to, today: today) else { return nil }
        return try schedule(of: plan, id: id, on: days, today: today, by: person, in: transaction)
    }

    /// The protocol that a record holds.
    func plan(in record: Record) throws -> DosingProtocol {
        let draft = try Draft.reading(.object(try record.content()), in: DosingProtocol.self, by: rules).get()
        guard let plan = draft.content as? DosingProtocol else { throw JournalError.notFound }
        return try plan.recalling(record)
    }

    /// The given days of a stored protocol, with what came of them.
    ///
    /// - Parameter limits: the local dates of the doses that may be looked at.
    func schedule(
        of plan: DosingProtocol, id: UUID, on days: ClosedRange<CivilDate>, today: CivilDate, by person: Person,
        in transaction: any ReadTransaction, lookingAt limits: ClosedRange<CivilDate> = .always
    ) throws -> Schedule {
        var doses: [ScheduledDose] = []
        let dates = plan.doseRange(for: days).clamped(to: limits)
        let matching = DoseMatching(plan, on: dates)
        try transaction.forEachRecord(in: DoseLog.collection, of: person, on: dates, parentID: id) { record in
            guard case .success(let draft) = Draft.reading(.object(try record.content()), in: DoseLog.self, by: rules),
                let log = draft.content as? DoseLog
            else { return }
            doses.append(ScheduledDose(id: record.id, log: log, by: matching))
        }
        return plan.schedule(on: days, doses: doses, today: today)
    }

    /// The days of a protocol that is not stored.
    ///
    /// - Returns: nil for days in the wrong order, or too many of them.
    /// - Throws: `InvalidFields`.
    package func preview(_ value: JSONValue, from: CivilDate?, to: CivilDate?) throws -> Schedule? {
        let draft = try Draft.reading(value, in: DosingProtocol.self, by: rules).get()
        guard let plan = draft.content as? DosingProtocol else { return nil }
        let today = plan.timeZone.localDate(at: now())
        return Self.days(of: plan, from: from, to: to, today: today).map {
            plan.schedule(on: $0, doses: [], today: today)
        }
    }

    /// The days that are meant, by the plan where an end is left out; no more than one answer has.
    private static func days(
        of plan: DosingProtocol, from: CivilDate?, to: CivilDate?, today: CivilDate
    ) -> ClosedRange<CivilDate>? {
        let ahead = max(plan.startDate, today, from ?? .earliest).adding(days: daysAhead) ?? .latest
        let end = plan.endDate ?? ahead
        let earliest = (to ?? min(end, ahead)).adding(days: 1 - scheduleDays) ?? .earliest
        let first = from ?? min(max(plan.startDate, earliest), to ?? .latest)
        let last = to ?? max(min(end, first.adding(days: scheduleDays - 1) ?? .latest), first)
        return first <= last && last - first < scheduleDays ? first...last : nil
    }
}
