import HTTPServing
import Journal
import JournalStorage
import SQLite
import Workers

/// How often one thing was refused since the start, and what the log says of it.
struct RefusalCount: Sendable, Hashable {
    let message: String
    /// Which one of several, by the metadata's name for it.
    var detail: [String: String] = [:]
    let total: Int
}

extension RefusalCount {
    /// What is refused for a while: because there is too much of it, or because what is stored cannot be read.
    static func all(services: Services, pools: WorkerPools, store: SQLiteJournalStore, server: HTTPServer)
        -> [RefusalCount]
    {
        [
            RefusalCount(message: "connections refused", total: server.statistics.refusedConnections),
            RefusalCount(
                message: "requests refused, since the server is busy", total: server.statistics.refused[503] ?? 0),
            RefusalCount(
                message: "writes refused, since the queue is full", total: store.writerStatistics.refusedCount),
            RefusalCount(
                message: "the database is damaged or the disk cannot be read",
                detail: ["remedy": "look in dmesg first, then ask attune doctor --full"], total: store.damageCount),
        ]
            + services.throttles.map {
                RefusalCount(
                    message: "attempts refused by a throttle", detail: ["throttle": $0.name],
                    total: $0.throttle.refusedCount)
            }
            + pools.statistics.map {
                RefusalCount(
                    message: "work refused, since the workers are busy", detail: ["pool": $0.name],
                    total: $0.statistics.refusedCount)
            }
    }
}
