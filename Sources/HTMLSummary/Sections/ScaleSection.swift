import Journal

/// The scores of questionnaires, with what is published on their height and their change.
struct ScaleSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let scales = summary.scales else { return }
        page.section("scales", "Questionnaires", isWide: true) { page in
            guard !scales.isEmpty else {
                page.element("p", "No questionnaire was recorded in this period.")
                return
            }
            page.table(
                "First, previous and last score, and the change",
                columns: ["Questionnaire", "First", "Previous", "Last", "Change"],
                rows: scales.flatMap { ScaleRows(scale: $0).rows })
            page.element("div", ["class": "charts"]) { page in
                for scale in scales { writeChart(of: scale, to: &page) }
            }
            page.details("Every score, and the answers to the items") { page in
                for scale in scales { writeScores(of: scale, to: &page) }
            }
        }
    }

    private func writeChart(of scale: ScaleSummary, to page: inout HTMLWriter) {
        if let total = scale.instrument.total {
            BandChart(
                title: scale.instrument.title, days: summary.days, range: total.range, bands: total.bands,
                points: scale.points.map { ($0.date, $0.score) }
            ).write(to: &page)
        }
        for (index, subscale) in scale.instrument.subscales.enumerated() {
            BandChart(
                title: scale.instrument.title(of: subscale), days: summary.days, range: subscale.range,
                bands: [],
                points: scale.points.map {
                    ($0.date, $0.subscaleScores.indices.contains(index) ? $0.subscaleScores[index] : nil)
                }
            ).write(to: &page)
        }
    }

    private func writeScores(of scale: ScaleSummary, to page: inout HTMLWriter) {
        let subscales = scale.instrument.subscales
        let scores = subscales.isEmpty ? [.number("Score")] : subscales.map { TableColumn.number("\($0.key)") }
        page.table(
            "\(scale.instrument.title), the oldest first", columns: ["Date"] + scores + ["Band", "Answers in order"],
            rows: scale.points.lazy.map { point in
                let values = subscales.isEmpty ? [point.score] : point.subscaleScores
                let cells = values.map { score -> Phrase in "\(score.map(NumberText.score) ?? "–")" }
                return ["\(point.date)"] + cells + [ScaleRows.band(of: point) ?? .missing, answers(point.entry)]
            })
    }

    private func answers(_ entry: AssessmentEntry) -> Phrase {
        guard case .answers(let answers) = entry else { return "a total only" }
        return "\(answers.map { $0.map(NumberText.score) ?? "–" }.joined(separator: " "))"
    }
}
