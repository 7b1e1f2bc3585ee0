package import Workers

/// What `GET /metrics` answers, and whom.
package struct Exposition: Sendable {
    /// Whether programs on other machines are told that there is no such path.
    let isForThisMachine: Bool
    /// Where the text is made, since it reads files.
    let workers: BoundedWorkers
    /// The text, in Prometheus' format 0.0.4.
    let text: @Sendable () -> [UInt8]

    package init(isForThisMachine: Bool, workers: BoundedWorkers, text: @escaping @Sendable () -> [UInt8]) {
        self.isForThisMachine = isForThisMachine
        self.workers = workers
        self.text = text
    }
}
