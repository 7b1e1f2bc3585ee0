import HTTPCodec
import HTTPTypes

extension Problem {
    /// The problem for a request that never reached a handler.
    init(_ refusal: Refusal) {
        let code: ProblemCode =
            switch refusal.status.code {
            case 408: .requestTimeout
            case 413: .contentTooLarge
            case 414: .uriTooLong
            case 417: .expectationFailed
            case 431: .fieldsTooLarge
            case 500: .internalError
            case 501: .notImplemented
            case 503: .busy
            case 505: .versionNotSupported
            default: .malformedRequest
            }
        let fields: ResponseFields = code == .busy ? [.retryAfter: "1"] : [:]
        self.init(code, detail: refusal.reason.rawValue, fields: fields)
    }
}
