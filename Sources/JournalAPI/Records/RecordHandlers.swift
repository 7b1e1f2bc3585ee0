import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// The verbs of one collection. Each handler decodes, calls one service method, and encodes.
struct RecordHandlers: Sendable {
    let records: Records
    let type: any RecordContent.Type
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]

    func list(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        let query = try PageQuery(call, of: type.collection)
        let page = try records.page(of: type, of: call.person, matching: query, from: transaction)
        var writer = JSONWriter(capacity: page.records.reduce(64) { $0 + 192 + ($1.body?.count ?? 0) })
        writer.beginObject()
        writer.name("items")
        writer.beginArray()
        for record in page.records { record.write(to: &writer) }
        writer.endArray()
        writer.member("nextCursor", page.next.map { .string($0.cursor) } ?? .null)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    func create(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let (value, bytes) = try await call.json()
        let idempotency = try Idempotency(call, body: bytes, digest: digest)
        let outcome = try await records.create(value, in: type, of: call.person, idempotency: idempotency)
        return try response(to: outcome)
    }

    func read(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        let precondition = try Precondition(call)
        let record = try records.record(call.id(), in: type, of: call.person, from: transaction)
        guard precondition.matches(revision: record.revision) else {
            throw JournalError.preconditionFailed(current: record)
        }
        guard precondition.differs(revision: record.revision) else {
            let fields: ResponseFields = [.eTag: record.entityTag, .cacheControl: "no-store"]
            return Response(status: .notModified, fields: fields, body: .none)
        }
        return .json(.ok, record.json, fields: [.eTag: record.entityTag])
    }

    func put(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call)
        let value: JSONValue = try await call.json()
        return try response(
            to: try await records.put(value, at: id, in: type, of: call.person, if: precondition))
    }

    func merge(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let precondition = try Precondition(call)
        let patch: JSONValue = try await call.json(as: [MediaType.mergePatch, MediaType.json])
        return try response(
            to: try await records.merge(patch, into: id, in: type, of: call.person, if: precondition))
    }

    func delete(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let precondition = try Precondition(call)
        try await records.delete(call.id(), in: type, of: call.person, if: precondition)
        return .noContent
    }

    /// The answer to a write.
    private func response(to outcome: Records.Outcome) throws -> Response {
        switch outcome {
        case .created(let record):
            return .json(.created, record.json, fields: [.eTag: record.entityTag, .location: location(of: record.id)])
        case .updated(let record), .unchanged(let record):
            return .json(.ok, record.json, fields: [.eTag: record.entityTag])
        case .replayed(let answer):
            return try replay(answer)
        }
    }

    /// The first answer again, marked as such.
    private func replay(_ answer: KeptAnswer) throws -> Response {
        var fields = ResponseFields()
        if let name = HTTPField.Name.idempotencyReplayed { fields[name] = "true" }
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

    private func location(of id: UUID) -> String { "/v1/\(type.collection.name)/\(id)" }
}

/// Refuses query parameters where none are known.
func expectNoQuery(_ call: Call) throws {
    guard call.request.target.query != nil else { return }
    try QueryReader(call).finish()
}
