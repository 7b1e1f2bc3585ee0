/// What a ``ReaderPool`` has at one moment, and what it did so far, for metrics.
package struct ReaderStatistics: Sendable, Hashable {
    /// Connections that are in use.
    package var busyCount = 0
    /// Open connections that wait for use.
    package var idleCount = 0
    /// Reads that had to wait for a connection.
    package var waitCount = 0
    /// Reads that got none in time.
    package var refusedCount = 0
}
