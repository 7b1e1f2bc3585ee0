import JSON
import Journal

/// What was rated and written down from day to day, as figures over the period.
///
/// Runs of low mood and the means by days of a dose are in the narrative alone: they are conventions of this page, and an
/// Observation without its explanation would look like a finding.
struct CheckInSection {
    private let summary: Summary
    private var metrics: [MetricSummary] { summary.metrics ?? [] }
    private var practices: [PracticeSummary] { summary.practices ?? [] }

    init(_ summary: Summary) {
        self.summary = summary
    }

    /// `nil` where nothing was written down or shown.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        let (days, nights) = (summary.days, nights)
        var entries = metrics.map { MetricObservation($0).added(to: &draft, over: days) }
        entries += nights.map { $0.added(to: &draft, over: days) }
        entries += practices.map { PracticeObservation(practice: $0).added(to: &draft, over: days) }
        guard !entries.isEmpty else { return nil }
        return DocumentSection("Ratings, sleep and practices", .local("check-ins"), narrative(nights), entries: entries)
    }

    private var nights: [DailyFiguresObservation] {
        let minutes = summary.sleep?.minutes.map {
            DailyFiguresObservation(code: "sleep-duration", text: "Sleep", figures: $0, unit: ("minutes", "min"))
        }
        let quality = summary.sleep?.quality.map {
            DailyFiguresObservation(
                code: "sleep-quality", text: "Quality of sleep", figures: $0, unit: ("points", "{score}"))
        }
        return [minutes, quality].compactMap(\.self)
    }

    private func narrative(_ nights: [DailyFiguresObservation]) -> Narrative {
        var narrative = Narrative("As rated by the patient. A day with several ratings counts once, with their mean.")
        narrative.table(
            ["Metric", "Scale", "Days", "Mean", "Lowest to highest", "First seven days", "Last seven days"],
            metrics.map { metric in
                [
                    metric.label, metric.range.map { MetricObservation.words($0) } ?? "", String(metric.days),
                    metric.mean.words, MetricObservation.words(metric.minimum...max(metric.minimum, metric.maximum)),
                    metric.firstWeek?.words ?? "", metric.lastWeek?.words ?? "",
                ]
            })
        narrative.table(
            ["Night", "Nights", "Mean", "Lowest to highest"],
            nights.map { night in
                let figures = night.figures
                return [
                    "\(night.text), \(night.unit.words)", String(figures.days), figures.mean.words,
                    "\(figures.minimum.words) to \(figures.maximum.words)",
                ]
            })
        narrative.table(
            ["Practice", "Days", "Minutes in all"],
            practices.map { [$0.kind.rawValue, String($0.days), $0.minutes.map { String($0) } ?? ""] })
        if let lowMood = summary.lowMood { Self.add(lowMood, to: &narrative) }
        if let phases = summary.dosePhases { Self.add(phases, to: &narrative) }
        return narrative
    }

    private static func add(_ lowMood: LowMood, to narrative: inout Narrative) {
        guard lowMood.ratedDays > 0 else { return }
        narrative.paragraph(
            """
            Low mood, by a convention of this page: a day's mean of at most \(LowMood.threshold.words) on 0 to 10, on at \
            least \(LowMood.minimumDays) days running. \(lowMood.lowDays) of \(lowMood.ratedDays.counting("rated day")) \
            were low; \(lowMood.runs.count.counting("run")).
            """)
        narrative.list(
            lowMood.runs.map { run in
                let (days, count) = (run.days, run.count.counting("day"))
                return "\(days.lowerBound) to \(days.upperBound): \(count), mean \(run.mean.words)."
            })
    }

    private static func add(_ phases: PhaseSummary, to narrative: inout Narrative) {
        guard !phases.rows.isEmpty else { return }
        narrative.paragraph(
            """
            Means on days of a dose (day-0), the two days after, and all others (baseline), each with its number of \
            days. They show no cause.
            """)
        narrative.table(
            ["Metric"] + PhaseSummary.phases,
            phases.rows.map { row in
                [row.label]
                    + row.groups.map { group in
                        group.mean.map { "\($0.words) (\(group.days.counting("day")))" } ?? "no day"
                    }
            })
    }
}
