package import CivilTime

/// The days that insights are about.
package struct InsightsPeriod: Sendable, Hashable {
    package let days: ClosedRange<CivilDate>

    /// Ten years: what one answer reads and reckons has a bound.
    package static let maximumDays = 3_660

    /// Nil when `to` comes before `from`, or the period is longer than the most.
    package init?(from: CivilDate, to: CivilDate) {
        guard from <= to, to - from < Self.maximumDays else { return nil }
        days = from...to
    }

    /// Days that are known to be few enough.
    init(days: ClosedRange<CivilDate>) {
        self.days = days
    }

    /// The days up to `to`, as many as are asked about at most.
    init(upTo to: CivilDate, notBefore first: CivilDate) {
        let earliest = to.adding(days: 1 - Self.maximumDays) ?? .earliest
        days = min(max(first, earliest), to)...to
    }

    /// The number of days.
    var count: Int { days.upperBound - days.lowerBound + 1 }

    /// The place of a day, 0 for the first; `nil` outside the period.
    func index(of date: CivilDate) -> Int? {
        days.contains(date) ? date - days.lowerBound : nil
    }
}
