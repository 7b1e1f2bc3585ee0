/// What stands beside a point of a chart.
struct PointLabel {
    let text: String
    /// The middle of the text.
    let x: Double
    /// The line it stands on.
    let y: Double

    private static let letterWidth = 6.0
    private static let height = 10.0
    private static let gap = 3.0

    /// Labels of which no two touch: the last one, the first, and then from left to right what there is room for.
    static func apart(_ labels: [PointLabel]) -> [PointLabel] {
        var kept: [PointLabel] = []
        for label in labels.suffix(1) + labels.dropLast() where !kept.contains(where: { $0.touches(label) }) {
            kept.append(label)
        }
        return kept.sorted { $0.x < $1.x }
    }

    private var width: Double { Double(text.count) * Self.letterWidth }

    private func touches(_ other: PointLabel) -> Bool {
        abs(x - other.x) < (width + other.width) / 2 + Self.gap && abs(y - other.y) < Self.height
    }
}
