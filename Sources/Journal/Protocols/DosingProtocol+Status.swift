package import CivilTime
import JSON

extension DosingProtocol {
    /// Notes the day on which the status changes.
    package func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> DosingProtocol {
        let today = timeZone.localDate(at: now)
        var plan = self
        plan.statusHistory =
            try stored.flatMap { try statusHistory(in: $0) }?.adding(status, on: today)
            ?? StatusHistory(status, from: today)
        return plan
    }

    package func recalling(_ record: Record) throws -> DosingProtocol {
        var plan = self
        plan.statusHistory = try statusHistory(in: record)
        return plan
    }

    /// The history that stands in a record; where there is none, the status has been the same since the last change of it,
    /// as far as anybody knows.
    private func statusHistory(in record: Record) throws -> StatusHistory? {
        let members = try record.members()
        if let history = StatusHistory(members) { return history }
        guard case .string(let text)? = members["status"], let status = Status(rawValue: text) else { return nil }
        return StatusHistory(status, from: timeZone.localDate(at: record.updatedAt))
    }
}
