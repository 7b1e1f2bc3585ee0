import HTTPTypes

/// Status lines made once, with the reason phrases of the registry; a handler's own phrase is never sent, since no
/// client may rely on it (RFC 9112 §4).
enum StatusLines {
    /// The line of a code from 200 to 599, with its CR LF.
    static func line(_ code: Int) -> [UInt8] {
        let index = code - first
        return lines.indices.contains(index) ? lines[index] : make(code)
    }

    private static let first = 200
    private static let lines = (first...599).map(make)

    private static func make(_ code: Int) -> [UInt8] {
        Array("HTTP/1.1 \(code) \(phrases[code] ?? "")\r\n".utf8)
    }

    private static let phrases: [Int: String] = {
        let known: [HTTPResponse.Status] = [
            .ok, .created, .accepted, .nonAuthoritativeInformation, .noContent, .resetContent, .partialContent,
            .multipleChoices, .movedPermanently, .found, .seeOther, .notModified, .temporaryRedirect,
            .permanentRedirect,
            .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .notAcceptable,
            .proxyAuthenticationRequired, .requestTimeout, .conflict, .gone, .lengthRequired, .preconditionFailed,
            .contentTooLarge, .uriTooLong, .unsupportedMediaType, .rangeNotSatisfiable, .expectationFailed,
            .misdirectedRequest, .unprocessableContent, .tooEarly, .upgradeRequired, .preconditionRequired,
            .tooManyRequests, .requestHeaderFieldsTooLarge, .unavailableForLegalReasons, .internalServerError,
            .notImplemented, .badGateway, .serviceUnavailable, .gatewayTimeout, .httpVersionNotSupported,
        ]
        return Dictionary(known.map { ($0.code, $0.reasonPhrase) }) { first, _ in first }
    }()
}
