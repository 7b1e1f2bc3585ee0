/// Prometheus' text format 0.0.4, written family by family.
///
/// Source: "Exposition formats", prometheus.io. Names are constants of the program and are taken as they are.
package struct MetricsText: Sendable {
    /// What is told apart within a family, by label; the order is kept.
    package typealias Labels = [(name: String, value: String)]

    /// The text so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []

    package init() {
        bytes.reserveCapacity(64 * 1024)
    }

    /// What only rises, from the start of the process on; the name ends in `_total`.
    package mutating func counter(_ name: String, _ help: String, _ value: Double) {
        counters(name, help, [([], value)])
    }

    package mutating func counters(_ name: String, _ help: String, _ samples: [(labels: Labels, value: Double)]) {
        family(name, help, type: "counter", samples)
    }

    /// What may rise and fall.
    package mutating func gauge(_ name: String, _ help: String, _ value: Double) {
        gauges(name, help, [([], value)])
    }

    package mutating func gauges(_ name: String, _ help: String, _ samples: [(labels: Labels, value: Double)]) {
        family(name, help, type: "gauge", samples)
    }

    package mutating func histogram(_ name: String, _ help: String, _ figures: HistogramFigures) {
        histograms(name, help, [([], figures)])
    }

    /// Each bucket holds all values up to its bound, the last one all there are.
    package mutating func histograms(
        _ name: String, _ help: String, _ samples: [(labels: Labels, figures: HistogramFigures)]
    ) {
        begin(name, help, type: "histogram")
        for (labels, figures) in samples {
            var count = 0
            for (index, inBucket) in figures.counts.enumerated() {
                count += inBucket
                let bound = index < figures.bounds.count ? Self.text(figures.bounds[index]) : "+Inf"
                sample("\(name)_bucket", labels + [("le", bound)], Double(count))
            }
            sample("\(name)_sum", labels, figures.sum)
            sample("\(name)_count", labels, Double(count))
        }
    }

    private mutating func family(
        _ name: String, _ help: String, type: String, _ samples: [(labels: Labels, value: Double)]
    ) {
        begin(name, help, type: type)
        for (labels, value) in samples { sample(name, labels, value) }
    }

    private mutating func begin(_ name: String, _ help: String, type: String) {
        append("# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(type)\n")
    }

    private mutating func sample(_ name: String, _ labels: Labels, _ value: Double) {
        append(name)
        for (index, label) in labels.enumerated() {
            append("\(index == 0 ? "{" : ",")\(label.name)=\"\(Self.escaped(label.value, quotes: true))\"")
        }
        append("\(labels.isEmpty ? "" : "}") \(Self.text(value))\n")
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Backslash and line feed, and in labels the quotation mark.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x22 && quotes }) else { return text }
        let shown = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? shown.replacing("\"", with: "\\\"") : shown
    }

    /// Whole numbers without a point, as a double holds them exactly.
    private static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return "\(value)"
    }
}
