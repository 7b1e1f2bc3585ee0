import CivilTime

/// Days laid out from left to right.
struct TimeAxis {
    /// The width that charts have in their own units; their letters are of 10 of these.
    static let width = 360.0
    /// Where days begin and end; room for numbers at the left.
    static let left = 26.0
    static let right = 354.0
    /// What the label of a month and the room around it take.
    private static let labelWidth = 45.0

    let days: ClosedRange<CivilDate>
    private let right: Double
    private let first: Int
    private let count: Int

    init(_ days: ClosedRange<CivilDate>, right: Double = Self.right) {
        self.days = days
        self.right = right
        first = days.lowerBound.dayNumber
        count = days.upperBound.dayNumber - first + 1
    }

    /// The middle of a day, counted from 0; between two days for a fraction.
    func x(of index: Double) -> Double {
        Self.left + (index + 0.5) / Double(count) * (right - Self.left)
    }

    func x(of date: CivilDate) -> Double { x(of: Double(date.dayNumber - first)) }

    /// Where the axis has a mark, and what stands there: the beginning of months or years, as many as there is room for;
    /// of a short period its first and last day.
    var marks: [(x: Double, label: String, anchor: String)] {
        let (begin, end) = (days.lowerBound, days.upperBound)
        let months = (end.year - begin.year) * 12 + end.month - begin.month
        guard months > 1 else {
            let last = (x(of: end), end.description, "end")
            return begin == end ? [last] : [(x(of: begin), begin.description, "start"), last]
        }
        let labels = Int((right - Self.left) / Self.labelWidth)
        let step = [1, 2, 3, 6, 12, 24, 60, 120].first { months / $0 <= labels } ?? 600
        return (0...months).compactMap { offset in
            let month = begin.month - 1 + offset
            // Steps of years begin with a year, those of months with a month that is theirs every year.
            guard (begin.year * 12 + month) % step == 0,
                let date = CivilDate(year: begin.year + month / 12, month: month % 12 + 1, day: 1), date >= begin
            else { return nil }
            let isYear = step >= 12
            return (x(of: date), String(date.description.prefix(isYear ? 4 : 7)), "middle")
        }
    }

    /// Writes the axis at a height, with its labels below.
    func write(at y: Double, to page: inout HTMLWriter) {
        var line = ChartPath()
        line.move(to: Self.left, y)
        line.line(to: right, y)
        for mark in marks {
            line.move(to: mark.x, y)
            line.line(to: mark.x, y + 4)
        }
        page.path("axis", line)
        for mark in marks {
            // What would reach beyond the edge ends at it.
            let isLast = mark.anchor == "middle" && mark.x > right - 16
            page.label(
                "small", x: isLast ? right : mark.x, y: y + 14, anchor: isLast ? "end" : mark.anchor,
                "\(mark.label)")
        }
    }
}
