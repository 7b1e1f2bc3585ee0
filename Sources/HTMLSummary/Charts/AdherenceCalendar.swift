import CivilTime
import Journal

/// The days of one plan: a column a week from Monday on, a letter and a shape for what came of each day.
struct AdherenceCalendar {
    /// Days of a period at most; longer ones are counted by month.
    static let longestPeriod = 180

    private static let cell = 20.0
    private static let row = 17.0
    private static let left = 28.0
    /// Weeks side by side; more go below.
    private static let weeks = 16
    private static let nameLength = 60

    let name: String
    /// Those on which the plan was in force, in order.
    let days: [ScheduleDay]

    private typealias Place = (x: Double, y: Double)

    func write(to page: inout HTMLWriter) {
        guard let first = days.first?.date, let last = days.last?.date else { return }
        let marks = days.map { AdherenceMark($0) }
        page.element("figure") { page in
            let used = AdherenceMark.allCases.filter { marks.contains($0) }
            let legend = used.map { mark -> Phrase in "\(strong: "\(mark.letter)") \(mark.words)" }
            page.element(
                "figcaption", "Calendar of \(words: name): \(Phrase(legend, separator: ", ")).")
            let weekCount = (last.dayNumber - monday(of: first)) / 7 + 1
            let blocks = (weekCount + Self.weeks - 1) / Self.weeks
            page.chart(
                "chart calendar", width: Self.left + Double(min(Self.weeks, max(weekCount, 8))) * Self.cell + 4,
                height: Double(blocks) * (7 * Self.row + 20),
                title: "Calendar of \(name.shortened(to: Self.nameLength))",
                description: "The table behind the calendar has every day on which a dose was planned or taken."
            ) { page in
                for block in 0..<blocks { drawWeekdays(top: top(ofBlock: block), on: &page) }
                for (day, mark) in zip(days, marks) { draw(day, mark, from: monday(of: first), on: &page) }
            }
            page.details("The days of the calendar") { writeTable(marks, to: &$0) }
        }
    }

    /// The number of the day on which the week of a date begins.
    private func monday(of date: CivilDate) -> Int {
        date.dayNumber - (Weekday.allCases.firstIndex(of: date.weekday) ?? 0)
    }

    private func top(ofBlock block: Int) -> Double { Double(block) * (7 * Self.row + 20) }

    private func drawWeekdays(top: Double, on page: inout HTMLWriter) {
        for (index, weekday) in Weekday.allCases.enumerated() {
            page.label(
                "small", x: Self.left - 4, y: top + 14 + Double(index) * Self.row + 12, anchor: "end",
                "\(weekday.rawValue.prefix(2).capitalizedFirst)")
        }
    }

    private func draw(_ day: ScheduleDay, _ mark: AdherenceMark, from monday: Int, on page: inout HTMLWriter) {
        let (week, weekday) = (day.date.dayNumber - monday).quotientAndRemainder(dividingBy: 7)
        let (block, column) = week.quotientAndRemainder(dividingBy: Self.weeks)
        let x = Self.left + Double(column) * Self.cell
        let y = top(ofBlock: block) + 14 + Double(weekday) * Self.row
        if hasLabel(day.date) {
            let isAtEdge = column > Self.weeks - 3
            page.label(
                "small", x: isAtEdge ? x + Self.cell : x, y: top(ofBlock: block) + 10,
                anchor: isAtEdge ? "end" : "start", "\(String(day.date.description.prefix(7)))")
        }
        drawShape(mark, at: (x + 1, y + 1), on: &page)
        let style = mark == .taken || mark == .extra || mark == .inRest ? "letter inverse" : "letter"
        page.label(style, x: x + Self.cell / 2, y: y + 12, anchor: "middle", "\(mark.letter)")
    }

    /// Months are named where they begin, and the first one where the calendar does if the next is not too near.
    private func hasLabel(_ date: CivilDate) -> Bool { date.day == 1 || date == days.first?.date && date.day < 15 }

    private func drawShape(_ mark: AdherenceMark, at place: Place, on page: inout HTMLWriter) {
        let (width, height) = (Self.cell - 2, Self.row - 2)
        switch mark {
        case .taken: page.rectangle("full", x: place.x, y: place.y, width: width, height: height)
        case .skipped: page.rectangle("hollow", x: place.x + 1, y: place.y + 1, width: width - 2, height: height - 2)
        case .missed: page.rectangle("broken", x: place.x + 1, y: place.y + 1, width: width - 2, height: height - 2)
        case .upcoming: page.circle("hollow", x: place.x + width / 2, y: place.y + height / 2, radius: 7)
        case .extra: page.circle("full", x: place.x + width / 2, y: place.y + height / 2, radius: 8)
        case .inRest:
            var diamond = ChartPath()
            diamond.move(to: place.x + width / 2, place.y - 1)
            diamond.line(to: place.x + width, place.y + height / 2)
            diamond.line(to: place.x + width / 2, place.y + height + 1)
            diamond.line(to: place.x, place.y + height / 2)
            diamond.close()
            page.path("full", diamond)
        case .rest, .paused, .nothing: break
        }
    }

    private func writeTable(_ marks: [AdherenceMark], to page: inout HTMLWriter) {
        let events = zip(days, marks).filter { $1.isEvent }
        page.table(
            "Days with a planned or a taken dose", columns: ["Day", "Weekday", "What came of it"],
            rows: events.lazy.map { day, mark in
                ["\(day.date)", "\(day.date.weekday.rawValue)", "\(mark.words)"]
            })
    }
}

extension Substring {
    /// With a capital letter at the start.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
