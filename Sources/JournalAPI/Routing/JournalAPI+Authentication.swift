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
            return try session(bearing: bearerToken(of: request), as: .access, from: transaction)
        case .scopes(let scopes):
            let session = try session(bearing: bearerToken(of: request), as: .access, from: transaction)
            guard scopes.allSatisfy(session.scopes.contains) else { throw Problem.insufficientScope(scopes) }
            return session
        case .summary:
            guard let value = bearerToken(of: request),
                let access = try tokens.access(bearing: value, from: transaction)
            else { return try session(of: request, for: .scope(.journalRead), from: transaction) }
            return Session(reading: access)
        case .calendar:
            return try session(bearing: calendarToken(of: request), as: .calendar, from: transaction)
        }
    }

    private func session(
        bearing value: String?, as kind: TokenKind, from transaction: any ReadTransaction
    ) throws -> Session {
        guard let value, let session = try tokens.session(bearing: value, as: kind, from: transaction) else {
            throw Problem.unauthorized
        }
        return session
    }

    /// The token in the query, where calendar programs have it, or else in the field; once in all (RFC 6750 §2). A field of
    /// another scheme is a proxy's.
    private func calendarToken(of request: Request) throws -> String? {
        var query = try QueryReader(request.target)
        guard let value = try query.take("token", expected: "a token", { $0 }) else { return bearerToken(of: request) }
        guard bearerToken(of: request) == nil else {
            throw Problem(.malformedQuery, detail: "The token is given in the query and in Authorization.")
        }
        return value
    }

    /// The bearer token of the field (RFC 6750 §2.1); the scheme's case does not matter (RFC 9110 §11.1).
    private func bearerToken(of request: Request) -> String? {
        guard let text = request.fields[.authorization] else { return nil }
        let scheme = text.utf8.prefix { $0 != 0x20 }
        let value = text.utf8[scheme.endIndex...].drop { $0 == 0x20 }
        guard scheme.count == Self.scheme.count,
            zip(scheme, Self.scheme).allSatisfy({ $0 | 0x20 == $1 })
        else { return nil }
        return String(Substring(value))
    }

    private static let scheme = Array("bearer".utf8)
}
