import CivilTime

/// The days of doses below the ratings: a triangle for each, or a bar for each seven days, as high as they are many.
struct DoseMarks {
    /// What marks take below the panels.
    static let height = 14.0
    private static let bar = 9.0

    private let days: ClosedRange<CivilDate>
    private let isWeekly: Bool
    /// In order, each once.
    private let dosed: [CivilDate]

    init(_ doses: [CivilDate], in days: ClosedRange<CivilDate>, isWeekly: Bool) {
        self.days = days
        self.isWeekly = isWeekly
        dosed = Set(doses.filter { days.contains($0) }).sorted()
    }

    /// Lines through the panels, where they are few enough to tell apart.
    func drawGuides(on axis: TimeAxis, from top: Double, to bottom: Double, _ page: inout HTMLWriter) {
        guard !isWeekly else { return }
        var guides = ChartPath()
        for date in dosed {
            guides.move(to: axis.x(of: date), top)
            guides.line(to: axis.x(of: date), bottom)
        }
        page.path("guide", guides)
    }

    func draw(on axis: TimeAxis, top: Double, _ page: inout HTMLWriter) {
        var marks = ChartPath()
        let base = top + 12
        if isWeekly {
            for (week, dates) in weeks {
                let middle = Double(week * RatingSeries.daysPerWeek) + Double(RatingSeries.daysPerWeek - 1) / 2
                marks.move(to: axis.x(of: middle), base)
                marks.line(
                    to: axis.x(of: middle), base - Self.bar * Double(dates) / Double(RatingSeries.daysPerWeek))
            }
            page.path("dose-bars", marks)
        } else {
            for x in dosed.map({ axis.x(of: $0) }) {
                marks.move(to: x - 2.5, base)
                marks.line(to: x + 2.5, base)
                marks.line(to: x, base - 7)
                marks.close()
            }
            page.path("dose", marks)
        }
    }

    /// How many days with a dose each seven days have, by their number from 0.
    private var weeks: [(key: Int, value: Int)] {
        Dictionary(grouping: dosed) { ($0 - days.lowerBound) / RatingSeries.daysPerWeek }
            .mapValues(\.count).sorted { $0.key < $1.key }
    }
}
