import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// What a person shows to others, and who has read it.
struct ShareHandlers: Sendable {
    let shares: Shares
    let log: AccessLog

    func give(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        let (share, token) = try await shares.give(value, by: call.person)
        var json = share.json
        json["token"] = .string(token)
        // In the fragment, which browsers send to nobody.
        json["url"] = .string("/shared#\(token)")
        return .json(.created, json, fields: [.location: "/v1/shares/\(share.id)"])
    }

    func list(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let shares = try shares.list(of: call.person, from: transaction)
        return .json(.ok, ["items": .array(shares.map { .object($0.json) })])
    }

    func read(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, try shares.share(call.id(), of: call.person, from: transaction).json)
    }

    func narrow(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let patch: JSONValue = try await call.json(as: [MediaType.mergePatch, MediaType.json])
        return .json(.ok, try await shares.narrow(patch, id, of: call.person).json)
    }

    func end(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        try await shares.end(call.id(), of: call.person)
        return .noContent
    }

    func accessLog(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        var query = try QueryReader(call)
        let limit = try query.take("limit", expected: "a number from 1 to \(AccessLog.pageLimit)") {
            QueryReader.integer($0, in: 1...AccessLog.pageLimit)
        }
        let before = try query.take("cursor", expected: "a nextCursor of this list") {
            QueryReader.integer($0, in: 1...Int.max)
        }
        try query.finish()
        let page = try log.page(
            of: call.person, before: before, limit: limit ?? PageQuery.defaultLimit, from: transaction)
        var writer = JSONWriter(capacity: 512 * (page.items.count + 1))
        writer.beginObject()
        writer.name("items")
        writer.beginArray()
        for item in page.items { item.write(to: &writer) }
        writer.endArray()
        writer.member("nextCursor", page.next.map { .string(String($0)) } ?? .null)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
