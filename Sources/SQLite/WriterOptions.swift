/// Limits of a ``GroupCommitWriter``.
package struct WriterOptions: Sendable {
    /// The most writes that share one transaction, which bounds how long the first of them waits for the last.
    package var batchLimit: Int = 128
    /// The most writes that wait; beyond that they are refused with ``WriterBusy``.
    package var queueLimit: Int = 1_024
    /// At how many pages (of 4 KiB) of write-ahead log a checkpoint is begun: seldom enough that fewer than one write in
    /// a hundred waits for its end, and a log of 16 MiB is read in no time at a start.
    package var checkpointPageCount: Int = 4_000
    /// Of the writing connection.
    package var connection = ConnectionOptions()

    /// The defaults.
    package init() {}
}
