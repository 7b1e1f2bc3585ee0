/// What ``BoundedWorkers`` have at one moment, and what they refused so far.
package struct WorkersStatistics: Sendable, Hashable {
    /// Pieces of work that can be done at once.
    package var width = 0
    /// Pieces that are being done.
    package var busyCount = 0
    /// Pieces that wait.
    package var waitingCount = 0
    /// Pieces that were refused because as many waited as may.
    package var refusedCount = 0
}
