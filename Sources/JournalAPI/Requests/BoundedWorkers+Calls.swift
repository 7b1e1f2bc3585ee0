import Journal
import Workers

extension BoundedWorkers {
    /// Seconds after which a call that found the queue full is worth another try.
    private static let retryAfterSeconds = 1

    /// What comes of work on a worker for a person.
    ///
    /// - Throws: what the work throws, or `JournalError.busy`.
    func result<T: Sendable>(
        for person: Person, _ work: @escaping @Sendable () throws -> T
    ) async throws -> T {
        let result: Result<T, any Error>
        do throws(WorkersBusy) {
            result = try await run(for: person.id.description) { Result { try work() } }
        } catch {
            throw JournalError.busy(retryAfterSeconds: Self.retryAfterSeconds)
        }
        return try result.get()
    }
}
