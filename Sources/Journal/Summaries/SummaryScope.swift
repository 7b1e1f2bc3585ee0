package import CivilTime

/// What of a journal a summary may be made of.
package struct SummaryScope: Sendable, Hashable {
    /// The period that is shown.
    package let days: ClosedRange<CivilDate>
    /// The days that may be looked at at all; what is older than the period is looked at only for what still holds.
    package let limits: ClosedRange<CivilDate>
    package let sections: Set<SummarySection>

    /// Days that are shown where neither the request nor a share says: a quarter of a year.
    package static let usualDays = 90

    /// The days that are meant: as asked for, within the limits, up to today.
    ///
    /// - Parameter limitedFrom: the first day that a share is bound to, where it says; `limitedTo` the last.
    /// - Returns: `nil` for no day at all, or more than `InsightsPeriod.maximumDays`.
    package init?(
        from: CivilDate?, to: CivilDate?, limitedFrom: CivilDate? = nil, limitedTo: CivilDate? = nil, today: CivilDate,
        sections: Set<SummarySection>
    ) {
        let first = limitedFrom ?? .earliest
        let last = limitedTo ?? .latest
        guard first <= last else { return nil }
        limits = first...last
        self.sections = sections
        let end = min(to ?? today, last, today)
        // Of a share of many years, the last that a summary can have.
        let longest = end.adding(days: 1 - InsightsPeriod.maximumDays) ?? .earliest
        let start =
            from ?? limitedFrom.map { max($0, longest) } ?? end.adding(days: 1 - Self.usualDays) ?? .earliest
        guard start <= end, let period = InsightsPeriod(from: max(start, first), to: end) else { return nil }
        days = period.days
    }

    var period: InsightsPeriod { InsightsPeriod(days: days) }

    /// Whether a section is shown.
    package func shows(_ section: SummarySection) -> Bool { sections.contains(section) }
}
