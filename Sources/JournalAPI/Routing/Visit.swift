import HTTPServing

/// A request on its way through the API: its name, when it came, and which route it took.
struct Visit: Sendable {
    let request: Request
    /// What the answer and the log call it.
    let id: String
    let start: ContinuousClock.Instant
    /// The route's pattern; `-` as long as there is none.
    var pattern = "-"
    /// Where it is counted; nil as long as there is no route.
    var figuresRow: Int?
    /// Whether it takes as long as the client has it take.
    var waits = false
}
