import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// Accounts: signing up, the profile, the password, leaving.
struct UserHandlers: Sendable {
    let users: Users
    let pages: PageCache

    func signUp(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        let (user, token) = try await users.signUp(value, from: call.address)
        return .json(
            .created, ["user": .object(user.json), "token": .object(token.json)], fields: [.location: "/v1/users/me"])
    }

    func profile(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, try users.profile(of: call.person, from: transaction).json)
    }

    func update(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let patch: JSONValue = try await call.json(as: [MediaType.mergePatch, MediaType.json])
        let user = try await users.update(patch, of: call.person, from: call.address)
        // Pages may hold a crisis text in the language of before.
        pages.forget(user.id)
        return .json(.ok, user.json)
    }

    func changePassword(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        try await users.changePassword(value, of: call.requiredSession, from: call.address)
        return .noContent
    }

    func erase(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        let receipt = try await users.erase(value, of: call.person, from: call.address)
        pages.forget(try call.person.id)
        return .json(.ok, receipt.json)
    }
}
