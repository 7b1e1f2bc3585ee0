import Metrics

/// What a ``GroupCommitWriter`` and its ``Checkpointer`` count while they work.
struct WriterFigures: Sendable {
    /// Writes of a batch.
    let batchSizes = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128], resolution: 1)
    /// Commits, in seconds.
    let commitTimes = Histogram(seconds: syncBounds)
    /// Syncs of the database file, in seconds.
    let checkpointSyncTimes = Histogram(seconds: syncBounds)
    /// Checkpoints that failed: one counter.
    let checkpointFailures = AtomicCounts(count: 1)

    /// From a disk with a cache of its own to one that hangs.
    private static let syncBounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
    ]
}
