/// The metrics that every journal has.
package struct MetricRegistry: Sendable {
    package let metrics: [Metric]
    private let keys: Set<String>

    package init(metrics: [Metric]) {
        self.metrics = metrics
        keys = Set(metrics.map(\.key))
    }

    package func contains(_ key: String) -> Bool { keys.contains(key) }
}
