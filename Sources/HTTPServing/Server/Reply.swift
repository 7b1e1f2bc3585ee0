/// How a request is answered.
package enum Reply: Sendable {
    /// At once: all work was done in the request's own turn of its loop, which costs no task.
    case now(Response)
    /// By a task on the loop, which may await the body, a write or another thread; cancelled when the peer vanishes.
    case later(@Sendable () async -> Response)
}
