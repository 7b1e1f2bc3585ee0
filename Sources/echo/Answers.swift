import HTTPCodec
import HTTPServing
import HTTPTypes

/// What is answered to which request.
enum Answers {
    /// Bytes of a body at most.
    private static let bodyLimit = 1_048_576

    /// `TRACE` is not among them: its answer would show fields that a script must not read (RFC 9110 §9.3.8).
    private static let allow = "GET, HEAD, POST, PUT, PATCH, DELETE, QUERY, OPTIONS"

    static func answer(to request: Request) async -> Response {
        guard request.method != .trace else {
            return Response(status: .methodNotAllowed, fields: [.allow: allow])
        }
        do throws(BodyError) {
            let body = try await request.body.bytes(upTo: bodyLimit)
            return answer(to: request, body: body)
        } catch {
            return error == .tooLarge
                ? text(.contentTooLarge, "At most \(bodyLimit) bytes are taken.")
                : text(.badRequest, "The body is malformed.")
        }
    }

    /// A line of text.
    static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
        plain(status, Array(text.utf8))
    }

    private static func answer(to request: Request, body: [UInt8]) -> Response {
        var answer = answer(to: request.method, path: request.target.path, fields: request.fields, body: body)
        if request.method == .options { answer.fields[.allow] = allow }
        return answer
    }

    private static func answer(
        to method: HTTPRequest.Method, path: String, fields: FieldSection, body: [UInt8]
    ) -> Response {
        switch path {
        case "/echo": return plain(.ok, lines(of: fields))
        case "/cookie": return plain(.ok, cookies(in: fields))
        case "/health" where method == .get || method == .head: return health
        case _ where !body.isEmpty:
            var response = Response(status: .ok, body: .bytes(body))
            response.fields[.contentType] = fields[.contentType]
            return response
        case _ where method == .options: return Response(status: .noContent)
        default: return text(.ok, "OK")
        }
    }

    private static let health = Response(
        status: .ok, fields: [.contentType: "application/json", .cacheControl: "no-store"],
        body: .bytes(Array("{\"status\":\"ok\"}".utf8)))

    private static func plain(_ status: HTTPResponse.Status, _ bytes: [UInt8]) -> Response {
        Response(status: status, fields: [.contentType: "text/plain"], body: .bytes(bytes))
    }

    /// The field lines, one a line.
    private static func lines(of fields: FieldSection) -> [UInt8] {
        fields.pairs.flatMap { Array("\($0.name): \($0.value)\n".utf8) }
    }

    /// The cookies of all Cookie fields, one a line (RFC 6265 §4.2.1).
    private static func cookies(in fields: FieldSection) -> [UInt8] {
        fields[values: .cookie].flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ";")).flatMap { part in
                let pair = trimmed(part)
                return pair.contains(UInt8(ascii: "=")) ? Array(pair) + [UInt8(ascii: "\n")] : []
            }
        }
    }

    /// Without SP and HTAB at both ends.
    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }
}
