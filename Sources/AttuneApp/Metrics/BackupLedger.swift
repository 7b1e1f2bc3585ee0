import Locking

/// Where whoever makes backups notes how that went, for metrics.
final class BackupLedger: Sendable {
    private let state = Lock(BackupFigures())

    /// Notes a backup that was verified, or one that is there from before.
    func note(_ success: BackupFigures.Success) {
        state.withLock { $0.last = success }
    }

    /// Notes one that came to nothing.
    func noteFailure() {
        state.withLock { $0.failures += 1 }
    }

    var figures: BackupFigures { state.withLock { $0 } }
}
