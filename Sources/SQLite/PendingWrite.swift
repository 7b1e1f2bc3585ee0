/// A write that waits for its turn, its result type hidden in closures.
struct PendingWrite: Sendable {
    /// Tells the waiter how it went.
    typealias Answer = @Sendable () -> Void

    /// Does the write and gives the answer for when it is on disk.
    let perform: @Sendable (Connection) throws -> Answer
    /// Gives the waiter an error instead.
    let fail: @Sendable (any Error) -> Void

    /// A write whose waiter is `continuation`.
    init<T: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> T,
        continuation: CheckedContinuation<T, any Error>
    ) {
        perform = { connection in
            let value = try body(connection)
            return { continuation.resume(returning: value) }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}
