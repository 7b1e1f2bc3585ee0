import Dispatch

/// Runs work that blocks on a thread of its own, so that tests do not hold up each other's tasks.
///
/// The work stays in the test's task, so that what it finds is told of that test.
package final class BlockingExecutor: TaskExecutor {
    package init() {}

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // A serial queue gets a thread whatever the others do; a concurrent one shares those that tasks run on.
        DispatchQueue(label: "blocking-tests").async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Runs a test that blocks on threads of its own.
///
/// `@concurrent`, since what runs where its caller does would stay on the caller's thread.
package func onThread<Result>(_ body: @concurrent () async throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(BlockingExecutor(), operation: body)
}
