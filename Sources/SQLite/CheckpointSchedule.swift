/// When the write-ahead log is moved into the database file, and by whom: a state that does nothing itself.
///
/// A *copy* moves what can be moved, beside the writer. The *end* moves the little that was written meanwhile, in a pause
/// of the writer, which waits for readers only when the log has grown to `patience` times its usual size, and briefly. A
/// reader that stays makes it rest, longer each time, so that it costs writers nothing.
struct CheckpointSchedule: Sendable {
    /// What the checkpoint's thread is to do next.
    enum Step: Sendable, Hashable {
        case nothing
        /// Copy now.
        case copy
        /// Have the writer ask for its ``Turn``.
        case askWriter
        /// Copy after so many milliseconds.
        case rest(milliseconds: Int)
    }

    /// What the writer is to do between two batches.
    enum Turn: Sendable, Hashable {
        case nothing
        /// End the checkpoint without waiting for anyone; the log stays as long as it is and is written anew.
        case end
        /// End it with a short wait for readers, and cut the log to nothing.
        case empty
    }

    private enum Phase: Sendable {
        /// The log is small, or readers have been given time.
        case idle
        /// The checkpoint's thread copies.
        case copying
        /// Little is left, which is the writer's to do.
        case copied
        /// The writer is at it.
        case ending
        /// Readers hold on to the log.
        case resting
    }

    /// By what factor the log may outgrow the usual page count before readers are waited for.
    private static let patience = 4
    /// After so many copies in a row that each moved something the writer ends it, however much is left: beside a writer
    /// that is faster than the disk it would never come to that.
    private static let roundLimit = 8
    /// How long it rests: as long at first, twice as long each time, and no longer.
    private static let rests = 10...8_000
    /// How long it rests at least after what has cost writers time or was the disk's fault.
    private static let longRest = 1_000

    private let pageCount: Int
    private var phase = Phase.idle
    /// Pages of log at which the next copy is begun.
    private var dueAt: Int
    private var rounds = 0
    private var moved = 0
    private var restMilliseconds = rests.lowerBound
    /// Whether somebody waits for the log to be cut to nothing.
    private(set) var isEmptyingWanted = false
    /// Pages of log as of the last commit or copy.
    private(set) var logPageCount = 0

    /// A schedule that begins a checkpoint at `pageCount` pages of log.
    init(pageCount: Int) {
        self.pageCount = max(pageCount, 1)
        dueAt = self.pageCount
    }

    /// Whether the log has outgrown what readers can explain in passing.
    var isOvergrown: Bool { logPageCount / Self.patience >= pageCount }

    /// The log holds so many pages after a commit.
    mutating func committed(logPageCount count: Int) -> Step {
        logPageCount = count
        if count < pageCount { dueAt = pageCount }
        guard phase == .idle, count >= dueAt else { return .nothing }
        return beginCopying()
    }

    /// The log is to be cut to nothing as soon as that can be.
    mutating func wantsEmptying() -> Step {
        isEmptyingWanted = true
        return phase == .idle || phase == .resting ? beginCopying() : .nothing
    }

    /// The rest is over.
    mutating func rested() -> Step {
        phase == .resting ? beginCopying() : .nothing
    }

    /// A copy has left `left` of `count` pages of log.
    mutating func copied(logPageCount count: Int, left: Int) -> Step {
        logPageCount = max(count, logPageCount)
        rounds += 1
        let isGettingOn = count - left > moved
        moved = count - left
        if left > pageCount / 4, rounds < Self.roundLimit {
            return isGettingOn ? .copy : rest(atLeast: Self.rests.lowerBound)
        }
        phase = .copied
        return .askWriter
    }

    /// A copy has failed.
    mutating func copyFailed() -> Step { rest(atLeast: Self.longRest) }

    /// What the writer is to do now; it tells by ``ended(isEmptied:)`` what came of it.
    mutating func turn() -> Turn {
        guard phase == .copied else { return .nothing }
        phase = .ending
        return isEmptyingWanted || isOvergrown ? .empty : .end
    }

    /// The writer has had its turn; `isDone` unless a reader or a fault was in the way.
    mutating func ended(_ turn: Turn, isDone: Bool) -> Step {
        guard isDone else { return rest(atLeast: Self.longRest) }
        if turn == .empty {
            logPageCount = 0
            isEmptyingWanted = false
        }
        phase = .idle
        restMilliseconds = Self.rests.lowerBound
        // A log that readers keep from being started anew would otherwise be synced again at every commit.
        dueAt = logPageCount + pageCount
        // Asked for while the writer was at it.
        return isEmptyingWanted ? beginCopying() : .nothing
    }

    private mutating func beginCopying() -> Step {
        phase = .copying
        rounds = 0
        moved = 0
        return .copy
    }

    private mutating func rest(atLeast minimum: Int) -> Step {
        phase = .resting
        isEmptyingWanted = false
        let milliseconds = max(restMilliseconds, minimum)
        restMilliseconds = min(milliseconds * 2, Self.rests.upperBound)
        return .rest(milliseconds: milliseconds)
    }
}
