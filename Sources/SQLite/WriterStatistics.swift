package import Metrics

/// What a ``GroupCommitWriter`` has done since it was made, for metrics.
package struct WriterStatistics: Sendable, Hashable {
    /// Writes that wait now.
    package var waitingCount = 0
    /// Writes that were answered, well or badly.
    package var writeCount = 0
    /// Batches that were run; `writeCount / batchCount` writes shared one sync of the disk.
    package var batchCount = 0
    /// The most writes that one batch had.
    package var largestBatch = 0
    /// Writes refused because the queue was full.
    package var refusedCount = 0
    /// How many writes each batch had.
    package var batchSizes = HistogramFigures()
    /// How long commits took, the sync of the log with them, in seconds.
    package var commitTimes = HistogramFigures()
    /// How long the disk took for the database file at checkpoints, in seconds.
    package var checkpointSyncTimes = HistogramFigures()
    /// Checkpoints that failed.
    package var checkpointFailureCount = 0
}
