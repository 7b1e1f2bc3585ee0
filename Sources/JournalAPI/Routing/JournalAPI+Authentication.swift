import HTTPServing
import HTTPTypes
import Journal

extension JournalAPI {
    /// Who is asking, held against what the route needs.
    ///
    /// - Throws: 401 without a token that works, 403 when its scopes do not cover the route.
    func session(of request: Request, for access: Route.Access) async throws -> Session? {
        switch access {
        case .anyone:
            return nil
        case .anyToken:
            return try await bearer(of: request)
        case .scope(let scope):
            let session = try await bearer(of: request)
            guard session.token.scopes.contains(scope) else {
                throw Problem(
                    .insufficientScope, detail: "The scope \(scope.rawValue) is needed.",
                    fields: [.wwwAuthenticate: "Bearer error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""])
            }
            return session
        }
    }

    /// The session of the bearer token (RFC 6750 §2.1); the scheme's case does not matter (RFC 9110 §11.1).
    private func bearer(of request: Request) async throws -> Session {
        guard let text = request.fields[.authorization] else { throw Problem.unauthorized }
        let scheme = text.prefix { $0 != " " }
        guard scheme.lowercased() == "bearer",
            let session = try await tokens.session(bearing: text.dropFirst(scheme.count).trimmingBlanks)
        else { throw Problem.unauthorized }
        return session
    }
}
