/// What waits to be done on an event loop.
enum LoopWork: Sendable {
    /// Part of a task.
    case job(UnownedJob)
    /// A call from another thread or for later.
    case call(@Sendable () -> Void)
}
