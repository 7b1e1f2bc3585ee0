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
        for record in page.records { record.write(to: &writer) }
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
        case .carriedOut(let outcome): return response(to: outcome)
        case .replayed(let answer): return try replay(answer)
        }
    }

    func read(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let precondition = try Precondition(call, now: records.now)
        let record = try records.record(call.id(), in: type, of: call.person, from: transaction)
        guard precondition.matches(revision: record.revision, updatedAt: record.updatedAt) else {
            throw JournalError.preconditionFailed(current: record)
        }
        guard precondition.isNews(revision: record.revision, updatedAt: record.updatedAt) else {
            let fields: ResponseFields = [.eTag: record.entityTag, .cacheControl: "no-store"]
            return Response(status: .notModified, fields: fields, body: .none)
        }
        return .json(.ok, record.json, fields: validators(of: record))
    }

    func put(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call, now: records.now)
        let value: JSONValue = try await call.json()
        var response = response(
            to: try await records.put(value, at: id, in: type, of: call.person, if: precondition))
        // What is stored is more than what was sent (RFC 9110 §9.3.4). The tag stays, since clients go on from it.
        response.fields[.lastModified] = nil
        return response
    }

    func merge(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call, now: records.now)
        let patch: JSONValue = try await call.json(as: [MediaType.mergePatch, MediaType.json])
        return response(
            to: try await records.merge(patch, into: id, in: type, of: call.person, if: precondition))
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
            history.record(at: version).write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    /// The answer to a write.
    private func response(to outcome: Records.Outcome) -> Response {
        let record = outcome.record
        var fields = validators(of: record)
        guard outcome.isCreation else { return .json(.ok, record.json, fields: fields) }
        fields[.location] = location(of: record.id)
        return .json(.created, record.json, fields: fields)
    }

    /// The first answer again, marked as such.
    private func replay(_ answer: KeptAnswer) throws -> Response {
        var fields = ResponseFields.replayed
        if case .object(let record) = try JSONParser.parse(answer.body) {
            if case .number(let revision)? = record["revision"] { fields[.eTag] = "\"\(revision.text)\"" }
            if answer.status == HTTPResponse.Status.created.code, case .string(let text)? = record["id"],
                let id = UUID(text)
            {
                fields[.location] = location(of: id)
            }
        }
        return .json(HTTPResponse.Status(code: answer.status), answer.body, fields: fields)
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
