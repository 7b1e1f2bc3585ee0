import CivilTime
import Journal
import Metrics

/// What the server does by itself, and who waits for it.
struct UpkeepMetrics: MetricsSource {
    let maintenance: Maintenance
    let backups: BackupLedger
    let announcements: ChangeAnnouncements

    func write(to text: inout MetricsText) {
        text.gauge(
            "attune_change_listeners", "Clients that wait for changes: event streams, and reads of the feed that wait.",
            Double(announcements.listenerCount))
        let maintenance = maintenance.figures
        text.counter(
            "attune_maintenance_runs_total", "Rounds of maintenance that were brought to an end.",
            Double(maintenance.runs))
        text.counter(
            "attune_maintenance_failures_total", "Rounds of maintenance that failed.", Double(maintenance.failures))
        if let end = maintenance.lastEnd {
            text.gauge(
                "attune_maintenance_last_success_timestamp_seconds",
                "When a round of maintenance last came to its end.",
                Double(end.milliseconds) / 1000)
        }
        let backups = backups.figures
        text.counter("attune_backup_failures_total", "Scheduled backups that failed.", Double(backups.failures))
        guard let last = backups.last else { return }
        text.gauge(
            "attune_backup_last_success_timestamp_seconds", "When the last good backup was begun.",
            Double(last.time.milliseconds) / 1000)
        text.gauge("attune_backup_size_bytes", "Size of the last good backup.", Double(last.bytes))
        if let duration = last.duration {
            text.gauge(
                "attune_backup_duration_seconds", "How long the last good backup took, with its verification.",
                duration / .seconds(1))
        }
    }
}
