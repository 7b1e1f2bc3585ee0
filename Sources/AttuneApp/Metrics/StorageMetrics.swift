import Glibc
import JournalStorage
import Metrics
import SQLite

/// The writer, the readers, and the room that the journal takes.
struct StorageMetrics: MetricsSource {
    let store: SQLiteJournalStore
    /// The database file.
    let path: String

    func write(to text: inout MetricsText) {
        writeWriter(to: &text)
        let readers = store.readerStatistics
        text.gauges(
            "attune_reader_connections", "Connections for reading, by state.",
            [([("state", "busy")], Double(readers.busyCount)), ([("state", "idle")], Double(readers.idleCount))])
        text.counter(
            "attune_reader_waits_total", "Reads that had to wait for a connection.", Double(readers.waitCount))
        text.counter(
            "attune_reader_refused_total", "Reads that waited in vain and were answered 503.",
            Double(readers.refusedCount))
        text.gauge("attune_database_size_bytes", "Size of the database file.", Self.size(of: path))
        text.gauge(
            "attune_database_log_size_bytes", "Size of the write-ahead log, which checkpoints use anew.",
            Self.size(of: "\(path)-wal"))
        var system = statvfs()
        if statvfs(path, &system) == 0 {
            text.gauge(
                "attune_disk_available_bytes", "Room on the file system of the database for who is not root.",
                Double(system.f_bavail) * Double(system.f_frsize))
        }
    }

    private func writeWriter(to text: inout MetricsText) {
        let writer = store.writerStatistics
        text.gauge("attune_writer_queue_length", "Writes that wait for their batch.", Double(writer.waitingCount))
        text.counter("attune_writer_writes_total", "Writes that got into a batch.", Double(writer.writeCount))
        text.counter(
            "attune_writer_refused_total", "Writes that were answered 503, since the queue was full.",
            Double(writer.refusedCount))
        text.histogram("attune_writer_batch_writes", "Writes that shared a transaction.", writer.batchSizes)
        text.histogram(
            "attune_writer_commit_duration_seconds", "Time of a commit, in which the disk takes the log.",
            writer.commitTimes)
        text.histogram(
            "attune_checkpoint_sync_duration_seconds",
            "Time in which the disk takes the database file at a checkpoint.",
            writer.checkpointSyncTimes)
        text.counter(
            "attune_checkpoint_failures_total", "Checkpoints that failed; while they do, the log grows.",
            Double(writer.checkpointFailureCount))
    }

    /// In bytes; 0 where there is no such file.
    private static func size(of path: String) -> Double {
        var status = stat()
        return stat(path, &status) == 0 ? Double(status.st_size) : 0
    }
}
