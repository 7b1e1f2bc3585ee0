import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

extension Response {
    /// A JSON answer; a person's data is not for caches.
    static func json(_ status: HTTPResponse.Status, _ bytes: [UInt8]) -> Response {
        Response(status: status, fields: jsonFields, body: .bytes(bytes))
    }

    /// A JSON answer with fields of its own beside those of every other.
    static func json(_ status: HTTPResponse.Status, _ bytes: [UInt8], fields: ResponseFields) -> Response {
        var all = fields
        all.append(jsonFields)
        return Response(status: status, fields: all, body: .bytes(bytes))
    }

    private static let jsonFields: ResponseFields = [.contentType: MediaType.json, .cacheControl: "no-store"]

    /// A JSON answer out of a tree.
    static func json(_ status: HTTPResponse.Status, _ object: JSONObject, fields: ResponseFields = [:]) -> Response {
        json(status, JSONWriter.bytes(of: .object(object)), fields: fields)
    }

    /// Nothing to say.
    static let noContent = Response(status: .noContent, fields: .noStore, body: .none)
}

extension ResponseFields {
    /// What a person's data says to caches.
    static let noStore: ResponseFields = [.cacheControl: "no-store"]

    /// What marks an answer that was given before.
    static var replayed: ResponseFields {
        HTTPField.Name.idempotencyReplayed.map { [$0: "true"] } ?? [:]
    }
}

extension Record {
    /// The quoted revision (RFC 9110 §8.8.3).
    var entityTag: String { "\"\(revision)\"" }
}
