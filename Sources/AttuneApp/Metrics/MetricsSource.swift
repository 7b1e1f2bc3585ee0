import Metrics

/// A part of what `GET /metrics` tells.
protocol MetricsSource: Sendable {
    /// Writes its families; any thread may call it.
    func write(to text: inout MetricsText)
}
