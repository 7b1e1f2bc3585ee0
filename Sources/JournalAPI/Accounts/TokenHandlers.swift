import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// Tokens: signing in, listing, revoking.
struct TokenHandlers: Sendable {
    let tokens: Tokens

    func signIn(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        let issued = try await tokens.signIn(value, from: call.address)
        return .json(.created, issued.json, fields: [.location: "/v1/tokens/\(issued.token.id)"])
    }

    func list(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let tokens = try tokens.list(of: call.person, from: transaction)
        return .json(.ok, ["items": .array(tokens.map { .object($0.json) })])
    }

    func revoke(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        try await tokens.revoke(call.id(), of: call.person)
        return .noContent
    }

    func revokeCurrent(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let session = try call.requiredSession
        try await tokens.revoke(session.tokenID, of: session.person)
        return .noContent
    }
}
