import HTTPCodec
import HTTPTypes

/// One request of a connection, from its head to the end of its response; touched on the connection's loop only.
final class Exchange {
    /// The response body's framing, while it is being streamed.
    enum Output {
        /// The response has not begun.
        case none
        case chunked
        case untilClose
        /// Exactly so many bytes are still to come.
        case length(Int)
    }

    let method: HTTPRequest.Method
    let version: HTTPVersion
    /// Whether the peer said that it keeps the connection, which an HTTP/1.0 peer wants to hear confirmed.
    let keepsAlive: Bool
    /// Whether 100 (Continue) is still owed should the handler ask for the body.
    var owesContinue: Bool
    var decoder: BodyDecoder
    /// The body so far, while a handler waits for it.
    var body: [UInt8] = []
    private(set) var isBodyTaken = false
    /// Bytes of the body that are counted in the budget.
    private var held = 0
    private let budget: BodyBudget
    /// Whether the body is malformed, after which no further request can be found.
    var isBodyBroken = false
    var waiter: BodyWaiter?
    var output = Output.none
    var writers: [ResponseStream.Continuation] = []
    var task: Task<Void, Never>?

    init(_ head: RequestHead, limits: ServerLimits, budget: BodyBudget) {
        self.budget = budget
        method = head.method
        version = head.version
        keepsAlive = head.keepsAlive
        owesContinue = head.expectsContinue
        decoder = BodyDecoder(framing: head.framing, limits: limits.chunks)
    }

    deinit { budget.giveBack(held) }

    /// Counts what has arrived of a body that is not complete; false when no more may be held.
    func holdBody() -> Bool {
        guard budget.hold(body.count - held) else { return false }
        held = body.count
        return true
    }

    /// The body is no longer the connection's to hold.
    func releaseBody() {
        isBodyTaken = true
        budget.giveBack(held)
        held = 0
    }
}
