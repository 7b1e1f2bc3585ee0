import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// A request on its way to its handler: what the router, the authentication and the limits have found.
struct Call: Sendable {
    let request: Request
    /// The path's parameters, percent-decoded.
    let parameters: PathParameters
    /// Who is asking; present on every route that needs a token.
    let session: Session?
    let requestID: String
    let bodyLimit: Int

    /// Who is asking.
    ///
    /// - Throws: a 401 on a route that forgot to ask for a token, so that it fails closed.
    var person: Person {
        get throws { try requiredSession.person }
    }

    /// The session of the token.
    var requiredSession: Session {
        get throws {
            guard let session else { throw Problem.unauthorized }
            return session
        }
    }

    /// Where the request came from, for throttling: behind a trusted proxy its client.
    var address: String { request.client.network.description }

    /// A path parameter that is an id; anything else names no record.
    func id(_ name: String = "id") throws -> UUID {
        guard let id = parameters[name].flatMap({ UUID($0) }) else { throw JournalError.notFound }
        return id
    }

    /// The body as bytes.
    func bytes() async throws -> [UInt8] {
        do {
            return try await request.body.bytes(upTo: bodyLimit)
        } catch {
            throw Self.problem(for: error, limit: bodyLimit)
        }
    }

    /// The body as a JSON tree.
    ///
    /// - Throws: 400 for what is no JSON or a part of something, 413, 415 for another media type than the ones given or
    ///   a content coding.
    func json(as mediaTypes: [String] = [MediaType.json]) async throws -> JSONValue {
        try await json(as: mediaTypes).value
    }

    /// The body as a JSON tree, and as the bytes that it was.
    func json(as mediaTypes: [String] = [MediaType.json]) async throws -> (value: JSONValue, bytes: [UInt8]) {
        try expectBody(as: mediaTypes)
        let bytes = try await bytes()
        return (try Self.tree(bytes), bytes)
    }

    /// The body as a JSON tree; `nil` for an empty one, of whatever type it is said to be.
    ///
    /// - Throws: as `json` does.
    func optionalJSON() async throws -> JSONValue? {
        let bytes = try await bytes()
        if bytes.isEmpty { return nil }
        try expectMediaType([MediaType.json])
        try expectPlainWhole()
        return try Self.tree(bytes)
    }

    /// The next piece of a body that is taken as it arrives; nil behind its end.
    func piece(of pieces: inout BodyPieces) async throws -> [UInt8]? {
        do {
            return try await pieces.next()
        } catch {
            throw Self.problem(for: error, limit: bodyLimit)
        }
    }

    /// Refuses a body that is of another type than these, coded or a part of something.
    func expectBody(as mediaTypes: [String]) throws {
        try expectMediaType(mediaTypes)
        try expectPlainWhole()
    }

    private static func problem(for error: BodyError, limit: Int) -> Problem {
        switch error {
        case .tooLarge: Problem(.contentTooLarge, detail: "At most \(limit) bytes are taken.")
        case .malformed: Problem(.malformedRequest, detail: "The body's framing is broken.")
        case .aborted: Problem(.malformedRequest, detail: "The body did not arrive.")
        }
    }

    private static func tree(_ bytes: [UInt8]) throws -> JSONValue {
        do {
            return try JSONParser.parse(bytes)
        } catch {
            throw Problem(.malformedJSON, detail: error.description)
        }
    }

    /// Refuses a body that is coded, which nothing here decodes, and one that is only a part of what a PUT is to store
    /// (RFC 9110 §8.4, §14.5).
    private func expectPlainWhole() throws {
        if request.method == .put, request.fields.contains(.contentRange) {
            throw Problem(.malformedHeader, detail: "Content-Range: only whole bodies are taken.")
        }
        guard let codings = request.fields[.contentEncoding] else { return }
        let isPlain = codings.split(separator: ",").map { $0.lowercased().trimmingBlanks }
            .allSatisfy { $0.isEmpty || $0 == "identity" }
        guard isPlain else {
            throw Problem(
                .unsupportedMediaType, detail: "Send the body without Content-Encoding.",
                fields: [.acceptEncoding: "identity"])
        }
    }

    /// Holds `Content-Type` against what the route takes: parameters such as `charset=utf-8` do not matter.
    private func expectMediaType(_ mediaTypes: [String]) throws {
        let given = request.fields[.contentType] ?? ""
        if mediaTypes.contains(given) { return }
        let essence = given.prefix { $0 != ";" }.lowercased().trimmingBlanks
        guard mediaTypes.contains(essence) else {
            // RFC 9110 §15.5.16: the answer says what would have been taken.
            throw Problem(
                .unsupportedMediaType, detail: "Send \(mediaTypes.joined(separator: " or ")).",
                fields: [.accept: mediaTypes.joined(separator: ", ")])
        }
    }
}

extension Problem {
    /// No token, or none that works.
    static let unauthorized = Problem(.unauthorized, fields: [.wwwAuthenticate: challenge])

    /// A token that works, but not for this (RFC 6750 §3.1).
    static func insufficientScope(_ needed: [Scope]) -> Problem {
        let names = needed.map(\.rawValue)
        return Problem(
            .insufficientScope,
            detail:
                "The scope\(names.count == 1 ? " \(names[0]) is" : "s \(names.joined(separator: " and ")) are") needed.",
            fields: [
                .wwwAuthenticate: "Bearer error=\"insufficient_scope\", scope=\"\(names.joined(separator: " "))\""
            ])
    }
}

extension StringProtocol {
    /// Without SP and HTAB at both ends.
    var trimmingBlanks: String {
        let isInk: (UInt8) -> Bool = { $0 != 0x20 && $0 != 0x09 }
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: isInk), let last = bytes.lastIndex(where: isInk) else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
