import Journal
import Metrics
import Workers

/// What is limited: attempts, and slow work.
struct LimitMetrics: MetricsSource {
    let throttles: [(name: String, throttle: AttemptThrottle)]
    let pools: WorkerPools

    func write(to text: inout MetricsText) {
        text.counters(
            "attune_throttle_refused_total", "Attempts that were answered 429, by what was tried too often.",
            throttles.map { ([("throttle", $0.name)], Double($0.throttle.refusedCount)) })
        let pools = pools.statistics.map { (labels: [("pool", $0.name)] as MetricsText.Labels, $0.statistics) }
        text.gauges(
            "attune_worker_threads", "Threads for slow work, by what it is.",
            pools.map { ($0.labels, Double($0.1.width)) })
        text.gauges(
            "attune_worker_busy_threads", "Threads for slow work that are at work.",
            pools.map { ($0.labels, Double($0.1.busyCount)) })
        text.gauges(
            "attune_worker_queue_length", "Pieces of slow work that wait for a thread.",
            pools.map { ($0.labels, Double($0.1.waitingCount)) })
        text.counters(
            "attune_worker_refused_total", "Pieces of slow work that were answered 503, since too many waited.",
            pools.map { ($0.labels, Double($0.1.refusedCount)) })
    }
}
