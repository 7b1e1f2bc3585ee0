import Crypto
import JournalAPI
import Workers

/// All threads for slow work, by what they do.
struct WorkerPools: Sendable {
    private let hasher: PasswordHasher
    private let pools: [(name: String, workers: BoundedWorkers)]

    init(hasher: PasswordHasher, api: JournalAPI) {
        self.hasher = hasher
        pools = api.workerPools
    }

    /// What each has to do now.
    var statistics: [(name: String, statistics: WorkersStatistics)] {
        [("passwords", hasher.statistics)] + pools.map { ($0.name, $0.workers.statistics) }
    }
}
