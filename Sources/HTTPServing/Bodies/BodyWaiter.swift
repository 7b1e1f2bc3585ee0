/// A handler that waits for its request's body.
struct BodyWaiter: Sendable {
    /// Most bytes the handler takes.
    let limit: Int
    let continuation: CheckedContinuation<Result<[UInt8], BodyError>, Never>
}
