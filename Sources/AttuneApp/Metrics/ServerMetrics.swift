import HTTPServing
import Metrics

/// Connections, bytes, and whether the event loops keep up.
struct ServerMetrics: MetricsSource {
    let server: HTTPServer

    func write(to text: inout MetricsText) {
        let figures = server.statistics
        text.gauge("attune_http_open_connections", "Connections that are open.", Double(figures.openConnections))
        text.counter(
            "attune_http_accepted_connections_total", "Connections that were accepted.", Double(figures.accepted))
        text.counter(
            "attune_http_refused_connections_total", "Connections beyond the limits.",
            Double(figures.refusedConnections))
        text.counter(
            "attune_http_accept_pauses_total", "Pauses in accepting, since descriptors or memory ran out.",
            Double(figures.acceptPauses))
        text.counter(
            "attune_tls_failed_handshakes_total", "TLS handshakes that came to nothing.",
            Double(figures.failedHandshakes))
        text.counters(
            "attune_http_refused_requests_total", "Requests that no handler saw, by the status they were refused with.",
            figures.refused.sorted { $0.key < $1.key }.map { ([("status", String($0.key))], Double($0.value)) })
        text.gauge(
            "attune_http_requests_in_flight", "Requests that a task works on; those that wait for news do not count.",
            Double(figures.requestsInFlight))
        text.counter(
            "attune_http_received_bytes_total", "Bytes received, without those of TLS.", Double(figures.bytesIn))
        text.counter("attune_http_sent_bytes_total", "Bytes sent, without those of TLS.", Double(figures.bytesOut))
        text.histograms(
            "attune_event_loop_lag_seconds", "How late an event loop came to a timer of every 250 ms.",
            figures.loopLags.enumerated().map { ([("loop", String($0.offset))], $0.element) })
    }
}
