package import CivilTime
package import JSON

/// What was taken and skipped in the period.
package struct DoseSummary: Sendable {
    /// In the order of time.
    package let entries: [Entry]
    /// What was taken, alike amounts together, the most frequent first.
    package let groups: [Group]

    /// One dose log.
    package struct Entry: Sendable {
        package let id: UUID
        package let dose: DoseLog
    }

    /// Doses of one substance, amount and route.
    package struct Group: Sendable {
        package let substance: String?
        /// As entered: value, upper end and unit.
        package let value: JSONNumber
        package let high: JSONNumber?
        package let unit: DoseUnit
        package let route: DoseLog.Route?
        package let count: Int
        /// How many of the amounts were estimates.
        package let estimated: Int
        package let first: CivilDate
        package let last: CivilDate
    }

    package var taken: Int { entries.count { $0.dose.status == .taken } }

    package var skipped: Int { entries.count - taken }
}
