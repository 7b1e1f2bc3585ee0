import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// The verbs of one collection. Each handler decodes, calls one service method, and encodes.
struct RecordHandlers: Sendable {
    let records: Records
    let type: any RecordContent.Type
    let pages: PageCache
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]

    func list(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        let query = try PageQuery(call, of: type.collection)
        let session = try call.requiredSession
        let key = PageCache.Key(
            person: session.person.id, collection: type.collection.name, query: call.request.target.query ?? "")
        if let bytes = pages.page(key, at: session.changeNumber) { return .json(.ok, bytes) }
        let page = try records.page(of: type, of: session.person, matching: query, from: transaction)
        var writer = JSONWriter(capacity: page.records.reduce(64) { $0 + 192 + ($1.body?.count ?? 0) })
        writer.beginObject()
        writer.name("items")
        writer.beginArray()
        let additions = try records.additions(to: page.records, of: session.person, from: transaction)
        for record in page.records { record.write(to: &writer, adding: additions[record.id]) }
        writer.endArray()
        writer.member("nextCursor", page.next.map { .string($0.cursor) } ?? .null)
        writer.endObject()
        pages.keep(writer.bytes, for: key, at: session.changeNumber)
        return .json(.ok, writer.bytes)
    }

    func create(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let (value, bytes) = try await call.json()
        let idempotency = try Idempotency(call, body: bytes, digest: digest)
        switch try await records.create(value, in: type, of: call.person, idempotency: idempotency) {
        case .carriedOut(let outcome): return try response(to: outcome, of: call.person)
        case .replayed(let answer): return try replay(answer, of: call.person)
        }
    }

    func read(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let precondition = try Precondition(call, now: records.now)
        let record = try records.record(call.id(), in: type, of: call.person, from: transaction)
        guard precondition.matches(revision: record.revision, updatedAt: record.updatedAt) else {
            throw try records.preconditionFailed(at: record, of: call.person, from: transaction)
        }
        guard precondition.isNews(revision: record.revision, updatedAt: record.updatedAt) else {
            let fields: ResponseFields = [.eTag: record.entityTag, .cacheControl: "no-store"]
            return Response(status: .notModified, fields: fields, body: .none)
        }
        let additions = try records.additions(to: [record], of: call.person, from: transaction)
        return .json(.ok, record.json(adding: additions[record.id]), fields: validators(of: record))
    }

    func put(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call, now: records.now)
        let value: JSONValue = try await call.json()
        let outcome = try await records.put(value, at: id, in: type, of: call.person, if: precondition)
        var response = try response(to: outcome, of: call.person)
        // What is stored is more than what was sent (RFC 9110 §9.3.4). The tag stays, since clients go on from it.
        response.fields[.lastModified] = nil
        return response
    }

    func merge(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call, now: records.now)
        let patch: JSONValue = try await call.json(as: [MediaType.mergePatch, MediaType.json])
        let outcome = try await records.merge(patch, into: id, in: type, of: call.person, if: precondition)
        return try response(to: outcome, of: call.person)
    }

    func delete(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let precondition = try Precondition(call, now: records.now)
        try await records.delete(call.id(), in: type, of: call.person, if: precondition)
        return .noContent
    }

    func versions(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let history = try records.history(of: call.id(), in: type, of: call.person, from: transaction)
        var writer = JSONWriter(capacity: history.versions.reduce(64) { $0 + 320 + $1.body.count })
        writer.beginObject()
        writer.name("items")
        writer.beginArray()
        for version in history.versions {
            writer.beginObject()
            writer.member("revision", version.revision)
            writer.member("writtenAt", plain: { version.writtenAt.appendUTC(to: &$0) })
            writer.member("userId", try call.person.id.description)
            writer.member("tokenId", version.tokenID.map { .string($0.description) } ?? .null)
            writer.name("record")
            let record = history.record(at: version)
            record.write(
                to: &writer, adding: try records.riskAddition(to: record, of: call.person, from: transaction))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    /// The answer to a write.
    func response(to outcome: Records.Outcome, of person: Person) throws -> Response {
        let record = outcome.record
        let bytes = record.json(adding: try additions(to: record, of: person))
        var fields = validators(of: record)
        guard outcome.isCreation else { return .json(.ok, bytes, fields: fields) }
        fields[.location] = location(of: record.id)
        return .json(.created, bytes, fields: fields)
    }

    private func additions(to record: Record, of person: Person) throws -> JSONObject? {
        guard Records.hasAdditions(type) else { return nil }
        return try records.store.read { try records.additions(to: [record], of: person, from: $0)[record.id] }
    }

    /// The first answer again, marked as such.
    private func replay(_ answer: KeptAnswer, of person: Person) throws -> Response {
        var fields = ResponseFields.replayed
        var bytes = answer.body
        if case .object(let members) = try JSONParser.parse(answer.body) {
            if case .number(let revision)? = members["revision"] { fields[.eTag] = "\"\(revision.text)\"" }
            if answer.status == HTTPResponse.Status.created.code, case .string(let text)? = members["id"],
                let id = UUID(text)
            {
                fields[.location] = location(of: id)
            }
            bytes = try kept(answer.body, members, of: person)
        }
        return .json(HTTPResponse.Status(code: answer.status), bytes, fields: fields)
    }

    /// A kept record with what is added to it: that is not kept, and a risk is not to be passed over in a retry.
    private func kept(_ body: [UInt8], _ members: JSONObject, of person: Person) throws -> [UInt8] {
        guard Records.hasAdditions(type),
            let additions = try records.store.read({ transaction in
                try records.additions(toAnswered: members, in: type, by: person, from: transaction)
            })
        else { return body }
        var writer = JSONWriter(capacity: body.count + 1_024)
        writer.beginObject()
        _ = writer.members(ofEncoded: body)
        for member in additions.members { writer.member(member.name, member.value) }
        writer.endObject()
        return writer.bytes
    }

    /// ETag and Last-Modified; a clock that was set back does not put the latter into the future (RFC 9110 §8.8.2.1).
    private func validators(of record: Record) -> ResponseFields {
        var fields = ResponseFields()
        fields.append(.eTag, record.entityTag)
        fields.append(.lastModified, min(record.updatedAt, records.now()).httpDate)
        return fields
    }

    private func location(of id: UUID) -> String { "/v1/\(type.collection.name)/\(id)" }
}

/// Refuses query parameters where none are known.
func expectNoQuery(_ call: Call) throws {
    guard call.request.target.query != nil else { return }
    try QueryReader(call).finish()
}
