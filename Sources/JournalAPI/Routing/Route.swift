import HTTPServing
import HTTPTypes
import Journal

/// One line of the route table: who may, and what then happens.
struct Route: Sendable {
    /// Who may call a route.
    enum Access: Sendable, Hashable {
        /// Anybody.
        case anyone
        /// The bearer of a token, whatever its scopes.
        case anyToken
        /// The bearer of a token with all of these scopes.
        case scopes([Scope])
        /// The bearer of a calendar feed's token.
        case calendar
        /// The bearer of a share's token, or of one that may read the journal.
        case summary

        static func scope(_ scope: Scope) -> Access { .scopes([scope]) }
    }

    /// What a route does, by what it needs.
    enum Handler: Sendable {
        /// Nothing but the request: answered at once.
        case plain(@Sendable (Call) throws -> Response)
        /// What is stored, without a body: answered at once, in the one transaction that also found the token.
        case reads(@Sendable (Call, any ReadTransaction) throws -> Response)
        /// A body, a write or a worker: answered by a task.
        case works(@Sendable (Call) async throws -> Response)
    }

    let method: HTTPRequest.Method
    /// The path, with parameters in braces.
    let pattern: String
    let access: Access
    /// The media types that a successful answer can have, the usual one first; none where it has no body.
    let offers: [String]
    /// Whether what the path names has a validator, which the handler then holds conditions against.
    let hasValidator: Bool
    /// Whether its answer comes when the client has it come: it waits for news, or for a long body.
    let waits: Bool
    let handler: Handler

    init(
        _ method: HTTPRequest.Method, _ pattern: String, _ access: Access, offers: [String] = [MediaType.json],
        hasValidator: Bool = false, waits: Bool = false, _ handler: Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.offers = offers
        self.hasValidator = hasValidator
        self.waits = waits
        self.handler = handler
    }
}
