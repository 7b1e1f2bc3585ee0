/// A handler that waits for its request's body.
struct BodyWaiter: Sendable {
    /// What the handler takes.
    let demand: BodyDemand
    let continuation: CheckedContinuation<Result<[UInt8], BodyError>, Never>
}
