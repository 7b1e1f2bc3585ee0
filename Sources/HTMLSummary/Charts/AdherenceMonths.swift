import CivilTime
import Journal

/// What came of a plan by month, where a calendar would be too long to read.
struct AdherenceMonths {
    let name: String
    /// Those on which the plan was in force, in order.
    let days: [ScheduleDay]

    func write(to page: inout HTMLWriter) {
        page.table(
            "\(words: name) by month, in days",
            columns: [
                "Month", .number("Planned"), .number("Taken"), .number("Skipped"), .number("Missed"),
                .number("Extra"), .number("In rest"),
            ], rows: months.lazy.map { row($0) })
    }

    private var months: [ArraySlice<ScheduleDay>] {
        var months: [ArraySlice<ScheduleDay>] = []
        var start = days.startIndex
        for index in days.indices.dropFirst() where days[index].date.month != days[start].date.month {
            months.append(days[start..<index])
            start = index
        }
        if start < days.endIndex { months.append(days[start...]) }
        return months
    }

    private func row(_ month: ArraySlice<ScheduleDay>) -> [Phrase] {
        var counts: [ScheduleDay.Adherence: Int] = [:]
        for day in month { counts[day.adherence, default: 0] += 1 }
        let shown: [ScheduleDay.Adherence] = [.taken, .skipped, .missed, .extra, .restViolation]
        let title = month.first.map { String($0.date.description.prefix(7)) } ?? "–"
        return ["\(title)", "\(month.count { $0.phase == .dose })"] + shown.map { "\(counts[$0] ?? 0)" }
    }
}
