import JournalAPI
import Metrics

/// Requests, by what was asked and answered.
struct RequestMetrics: MetricsSource {
    let figures: RequestFigures

    func write(to text: inout MetricsText) {
        let rows = figures.rows
        text.counters(
            "attune_http_requests_total", "Requests that were answered, by method, route and status.",
            rows.flatMap { row in
                row.statuses.map { status, count in
                    ([("method", row.method), ("route", row.route), ("status", status)], Double(count))
                }
            })
        text.histograms(
            "attune_http_request_duration_seconds",
            "Time from a request's head to its answer, which is handed over but not yet sent.",
            rows.map { ([("method", $0.method), ("route", $0.route)], $0.durations) })
    }
}
