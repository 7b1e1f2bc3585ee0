package import CivilTime
import JSON

/// Which status a plan has had from which day on: what is behind it stays as it was when the status changes.
package struct StatusHistory: Sendable, Hashable {
    /// A status, and the first day of it in the plan's zone.
    package struct Change: Sendable, Hashable {
        package let status: DosingProtocol.Status
        package let from: CivilDate
    }

    /// In the order of their days, no two on one day; never empty.
    package let changes: [Change]

    /// Changes that are kept, the newest.
    static let limit = 100

    /// That of a plan which is first heard of on a day. What lies before it was followed or, while the plan is no more than
    /// planned, not even begun.
    init(_ status: DosingProtocol.Status, from date: CivilDate) {
        changes = [Change(status: status, from: date)]
    }

    private init(_ changes: [Change]) {
        self.changes = changes
    }

    /// The one that stands in a stored plan; `nil` for a plan that was stored without.
    init?(_ members: JSONObject) {
        guard case .array(let elements)? = members["statusHistory"] else { return nil }
        changes = elements.compactMap { element in
            guard case .object(let object) = element, case .string(let status)? = object["status"],
                case .string(let date)? = object["from"], let status = DosingProtocol.Status(rawValue: status),
                let from = CivilDate(date)
            else { return nil }
            return Change(status: status, from: from)
        }
        if changes.isEmpty { return nil }
    }

    /// The same with the status of a day on which the plan is written again.
    func adding(_ status: DosingProtocol.Status, on date: CivilDate) -> StatusHistory {
        guard let last = changes.last, last.status != status else { return self }
        // A clock that was set back moves no day before another.
        let from = max(date, last.from)
        var kept = changes.filter { $0.from < from }
        // What was planned first was not begun before, though it was taken up on the same day.
        if kept.isEmpty, last.status == .planned, let before = from.adding(days: -1) {
            kept.append(Change(status: .planned, from: before))
        }
        if kept.last?.status != status { kept.append(Change(status: status, from: from)) }
        if kept.count > Self.limit { kept.remove(at: kept.first?.status == .planned ? 1 : 0) }
        return StatusHistory(kept)
    }

    /// As it was at the end of a day: what the plan was first heard of as, if that came later.
    func upTo(_ date: CivilDate) -> StatusHistory {
        let known = changes.filter { $0.from <= date }
        return StatusHistory(known.isEmpty ? Array(changes.prefix(1)) : known)
    }

    /// The days of each status; the last one goes on.
    var periods: [(status: DosingProtocol.Status, days: ClosedRange<Int>)] {
        let ends = changes.dropFirst().map { $0.from.dayNumber - 1 } + [CivilDate.latest.dayNumber]
        return zip(changes, ends).map { ($0.status, $0.from.dayNumber...max($0.from.dayNumber, $1)) }
    }

    var json: JSONValue {
        .array(changes.map { ["status": .string($0.status.rawValue), "from": .string($0.from.description)] })
    }
}
