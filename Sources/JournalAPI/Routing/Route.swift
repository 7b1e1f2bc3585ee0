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
        /// The bearer of a token with this scope.
        case scope(Scope)
    }

    let method: HTTPRequest.Method
    /// The path, with parameters in braces.
    let pattern: String
    let access: Access
    /// The media types that a successful answer can have, the usual one first; none where it has no body.
    let offers: [String]
    let handle: @Sendable (Call) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ pattern: String, _ access: Access, offers: [String] = [MediaType.json],
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.offers = offers
        self.handle = handle
    }
}
