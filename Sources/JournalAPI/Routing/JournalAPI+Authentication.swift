import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

extension JournalAPI {
    /// Who is asking, held against what the route needs and what the request would take for an answer.
    ///
    /// - Throws: 401 without a token that works, 403 when its scopes do not cover the route, 406.
    func admit(_ request: Request, to route: Route, from transaction: any ReadTransaction) throws -> Session? {
        let session = try session(of: request, for: route.access, from: transaction)
        try Acceptance.check(request, offers: route.offers)
        return session
    }

    /// As above in a transaction of its own, where one is needed; notes the use of the token if that is due.
    func admit(_ request: Request, to route: Route) async throws -> Session? {
        guard route.access != .anyone else {
            try Acceptance.check(request, offers: route.offers)
            return nil
        }
        let session = try store.read { try admit(request, to: route, from: $0) }
        if let session, tokens.isNoteDue(of: session) { try await tokens.note(session) }
        return session
    }

    private func session(
        of request: Request, for access: Route.Access, from transaction: any ReadTransaction
    ) throws -> Session? {
        switch access {
        case .anyone:
            return nil
        case .anyToken:
            return try bearer(of: request, from: transaction)
        case .scope(let scope):
            let session = try bearer(of: request, from: transaction)
            guard session.scopes.contains(scope) else {
                throw Problem(
                    .insufficientScope, detail: "The scope \(scope.rawValue) is needed.",
                    fields: [.wwwAuthenticate: "Bearer error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""])
            }
            return session
        }
    }

    /// The session of the bearer token (RFC 6750 §2.1); the scheme's case does not matter (RFC 9110 §11.1).
    private func bearer(of request: Request, from transaction: any ReadTransaction) throws -> Session {
        guard let text = request.fields[.authorization] else { throw Problem.unauthorized }
        let scheme = text.utf8.prefix { $0 != 0x20 }
        let value = text.utf8[scheme.endIndex...].drop { $0 == 0x20 }
        guard scheme.count == Self.scheme.count,
            zip(scheme, Self.scheme).allSatisfy({ $0 | 0x20 == $1 }),
            let session = try tokens.session(bearing: String(Substring(value)), from: transaction)
        else { throw Problem.unauthorized }
        return session
    }

    private static let scheme = Array("bearer".utf8)
}
