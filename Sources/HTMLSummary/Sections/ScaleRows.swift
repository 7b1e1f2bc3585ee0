import Journal

/// The rows of one questionnaire: one, or one for each of its subscales.
struct ScaleRows {
    let scale: ScaleSummary

    var rows: [[Phrase]] {
        let subscales = scale.instrument.subscales
        guard !subscales.isEmpty else {
            let range = scale.instrument.total.map { ends(of: $0.range, $0.direction) } ?? ""
            return [row("\(scale.instrument.title)\(small: range)", change: change) { $0.score }]
        }
        return subscales.enumerated().map { index, subscale in
            let ends = ends(of: subscale.range, subscale.direction)
            return row("\(scale.instrument.title(of: subscale))\(small: ends)", change: .missing) { point in
                point.subscaleScores.indices.contains(index) ? point.subscaleScores[index] : nil
            }
        }
    }

    private func row(
        _ title: Phrase, change: Phrase, _ score: (ScaleSummary.Point) -> Score?
    ) -> [Phrase] {
        // The same assessment is not told twice.
        let isSingle = scale.points.count < 2
        let previous = scale.points.count < 3 ? nil : scale.previous
        return [
            title, cell(isSingle ? nil : scale.first, score), cell(previous, score),
            cell(scale.last, score, hasAuthors: true), change,
        ]
    }

    /// The score with its band, for which the authors need to be named once.
    private func cell(
        _ point: ScaleSummary.Point?, _ score: (ScaleSummary.Point) -> Score?, hasAuthors: Bool = false
    ) -> Phrase {
        guard let point else { return .missing }
        var phrase: Phrase = score(point).map { "\(strong: "\(NumberText.score($0))")" } ?? "no score"
        if let band = point.band { phrase += " \(hasAuthors ? band.label : band.name)" }
        if !point.isComplete { phrase += " (items left open)" }
        return "\(phrase)\(small: "\(point.date)")"
    }

    /// The words of the band.
    static func band(of point: ScaleSummary.Point) -> Phrase? { point.band.map { "\($0.label)" } }

    private func ends(of range: ScoreRange, _ direction: Metric.Direction) -> Phrase {
        "\(NumberText.score(range.minimum)) to \(NumberText.score(range.maximum)), \(direction.label)"
    }

    private var change: Phrase {
        var phrases: [Phrase] = []
        if let first = scale.sinceFirst { phrases.append(sentence(first, "since the first")) }
        if scale.points.count > 2, let previous = scale.sincePrevious {
            phrases.append(sentence(previous, "since the previous"))
        }
        return phrases.isEmpty ? .missing : Phrase(phrases, separator: " ")
    }

    private func sentence(_ change: ScaleSummary.Change, _ since: String) -> Phrase {
        let labels = change.labels.map { "; \($0)" }.joined()
        return "\(strong: "\(NumberText.difference(change.difference))") \(since): \(change.trend)\(labels)."
    }
}

extension Instrument {
    /// A part of a questionnaire has no title; the letters of the whole are what people know it by.
    func title(of subscale: Subscale) -> String {
        "\(key.uppercased()), \(subscale.key.split(separator: "-").joined(separator: " "))"
    }
}

extension ScoreBand {
    /// The band's name alone, such as `moderately severe`.
    var name: String { key.split(separator: "-").joined(separator: " ") }
}

extension Metric.Direction {
    /// What it means, in words.
    var label: String {
        switch self {
        case .higherIsBetter: "higher is better"
        case .lowerIsBetter: "lower is better"
        }
    }
}
