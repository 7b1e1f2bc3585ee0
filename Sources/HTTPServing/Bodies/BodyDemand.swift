/// How a handler takes its request's body.
enum BodyDemand: Sendable {
    /// All of it at once, and no more than so many bytes.
    case whole(limit: Int)
    /// What has arrived of it, at least a byte; nothing behind its end.
    case piece
}
