import Dispatch

/// Runs work that blocks on a thread of its own, so that tests do not hold up each other's tasks.
///
/// The work stays in the test's task, so that what it finds is told of that test.
package final class BlockingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "blocking-tests", attributes: .concurrent)

    package init() {}

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Runs a test that blocks on a thread of its own.
package func onThread<Result>(_ body: () throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(BlockingExecutor()) { try body() }
}
