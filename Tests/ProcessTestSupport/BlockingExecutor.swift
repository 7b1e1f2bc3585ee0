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

/// A few more than the machine has cores, so that one test waits while another works.
private let places = Turnstile(places: 8)

/// Runs a test that blocks on threads of its own, when there is a place for it; not within another.
///
/// `@concurrent`, since what runs where its caller does would stay on the caller's thread.
package func onThread<Result>(_ body: @concurrent () async throws -> Result) async throws -> Result {
    await places.enter()
    defer { places.leave() }
    return try await withTaskExecutorPreference(BlockingExecutor(), operation: body)
}
