/// The metrics that every journal has.
package struct MetricRegistry: Sendable {
    package let metrics: [Metric]
    private let byKey: [String: Metric]

    package init(metrics: [Metric]) {
        self.metrics = metrics
        byKey = Dictionary(metrics.map { ($0.key, $0) }) { first, _ in first }
    }

    package func contains(_ key: String) -> Bool { byKey[key] != nil }

    package subscript(key: String) -> Metric? { byKey[key] }
}
