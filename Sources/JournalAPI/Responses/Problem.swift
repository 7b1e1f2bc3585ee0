import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// An error as clients see it: a problem document (RFC 9457) with a stable code. It never shows an inner cause.
struct Problem: Error, Sendable {
    let code: ProblemCode
    let detail: String?
    let faults: [Fault]
    /// The record as the server has it, as JSON text.
    let current: [UInt8]?
    /// Why the client has to read the feed from its start.
    let resyncReason: ResyncReason?
    /// Fields that the status calls for.
    var fields: ResponseFields

    init(
        _ code: ProblemCode, detail: String? = nil, faults: [Fault] = [], current: [UInt8]? = nil,
        resyncReason: ResyncReason? = nil, fields: ResponseFields = [:]
    ) {
        self.code = code
        self.detail = detail
        self.faults = faults
        self.current = current
        self.resyncReason = resyncReason
        self.fields = fields
    }

    /// The document, but for the record as the server has it.
    func json(requestID: String) -> JSONObject {
        var object: JSONObject = [
            "type": .string("/problems/\(code.rawValue)"), "title": .string(code.title),
            "status": .number(JSONNumber(code.status.code)), "code": .string(code.rawValue),
        ]
        if let detail { object["detail"] = .string(detail) }
        if let resyncReason { object["reason"] = .string(resyncReason.rawValue) }
        object["requestId"] = .string(requestID)
        if !faults.isEmpty { object["errors"] = .array(faults.map(Self.json)) }
        return object
    }

    /// The response with this problem as its body.
    func response(requestID: String) -> Response {
        var body = JSONWriter.bytes(of: .object(json(requestID: requestID)))
        if let current {
            body.removeLast()
            body += Array(",\"current\":".utf8) + current + [UInt8(ascii: "}")]
        }
        var fields = fields
        fields[.contentType] = MediaType.problem
        fields[.cacheControl] = "no-store"
        return Response(status: code.status, fields: fields, body: .bytes(body))
    }

    private static func json(_ fault: Fault) -> JSONValue {
        [
            "pointer": .string(fault.pointer.description), "code": .string(fault.code),
            "detail": .string(fault.detail),
        ]
    }
}
