import HTTPTypes

/// The stable words for what can go wrong, each with its status and title; openapi.yaml lists the same.
enum ProblemCode: String, CaseIterable {
    case malformedRequest = "malformed-request"
    case malformedJSON = "malformed-json"
    case malformedQuery = "malformed-query"
    case malformedHeader = "malformed-header"
    case unauthorized
    case invalidCredentials = "invalid-credentials"
    case insufficientScope = "insufficient-scope"
    case registrationClosed = "registration-closed"
    case wrongPassword = "wrong-password"
    case shareEnded = "share-ended"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case requestTimeout = "request-timeout"
    case emailTaken = "email-taken"
    case idTaken = "id-taken"
    case confirmDeletes = "confirm-deletes"
    case notApplied = "not-applied"
    case nothingToAcknowledge = "nothing-to-acknowledge"
    case tooManyRecords = "too-many-records"
    case resyncRequired = "resync-required"
    case preconditionFailed = "precondition-failed"
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case unsupportedMediaType = "unsupported-media-type"
    case expectationFailed = "expectation-failed"
    case misdirectedRequest = "misdirected-request"
    case invalid
    case idempotencyKeyReused = "idempotency-key-reused"
    case tooManyAttempts = "too-many-attempts"
    case fieldsTooLarge = "fields-too-large"
    case internalError = "internal"
    case notImplemented = "not-implemented"
    case busy
    case storageUnavailable = "storage-unavailable"
    case versionNotSupported = "version-not-supported"

    /// The status that the problem is answered with.
    var status: HTTPResponse.Status {
        switch self {
        case .malformedRequest, .malformedJSON, .malformedQuery, .malformedHeader: .badRequest
        case .unauthorized, .invalidCredentials: .unauthorized
        case .insufficientScope, .registrationClosed, .wrongPassword, .shareEnded: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .emailTaken, .idTaken, .confirmDeletes, .notApplied, .nothingToAcknowledge, .tooManyRecords: .conflict
        case .resyncRequired: .gone
        case .preconditionFailed: .preconditionFailed
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .unsupportedMediaType: .unsupportedMediaType
        case .expectationFailed: .expectationFailed
        case .misdirectedRequest: .misdirectedRequest
        case .invalid, .idempotencyKeyReused: .unprocessableContent
        case .tooManyAttempts: .tooManyRequests
        case .fieldsTooLarge: .requestHeaderFieldsTooLarge
        case .internalError: .internalServerError
        case .notImplemented: .notImplemented
        case .busy, .storageUnavailable: .serviceUnavailable
        case .versionNotSupported: HTTPResponse.Status(code: 505, reasonPhrase: "HTTP Version Not Supported")
        }
    }

    /// The sentence that never changes.
    var title: String {
        switch self {
        case .malformedRequest: "The request is not well-formed HTTP."
        case .malformedJSON: "The body is not JSON."
        case .malformedQuery: "A query parameter is malformed or unknown."
        case .malformedHeader: "A header field is malformed."
        case .unauthorized: "A valid token is needed."
        case .invalidCredentials: "Email and password do not belong together."
        case .insufficientScope: "The token's scopes do not cover this."
        case .registrationClosed: "New accounts are made by the operator."
        case .wrongPassword: "The current password is not right."
        case .shareEnded: "The share has ended."
        case .notFound: "There is nothing here."
        case .methodNotAllowed: "The method is not supported here."
        case .notAcceptable: "No representation fits the Accept field."
        case .requestTimeout: "The request took too long to arrive."
        case .emailTaken: "The email is taken."
        case .idTaken: "The id is taken."
        case .nothingToAcknowledge: "There is no risk answer here."
        case .tooManyRecords: "There are as many of these as there can be."
        case .confirmDeletes: "So many deletions need a second word."
        case .notApplied: "Another mutation of the push was refused."
        case .resyncRequired: "The feed has to be read from its start."
        case .preconditionFailed: "The precondition does not hold."
        case .contentTooLarge: "The body is too large."
        case .uriTooLong: "The request target is too long."
        case .unsupportedMediaType: "The body is not of a type taken here."
        case .expectationFailed: "The expectation cannot be met."
        case .misdirectedRequest: "The request came over the wrong connection."
        case .invalid: "The request is not valid."
        case .idempotencyKeyReused: "The idempotency key was used with another request."
        case .tooManyAttempts: "Too many attempts."
        case .fieldsTooLarge: "The header section is too large."
        case .internalError: "Something went wrong on the server."
        case .notImplemented: "The method is not implemented."
        case .busy: "The server is too busy."
        case .storageUnavailable: "The journal cannot be written at the moment."
        case .versionNotSupported: "The HTTP version is not supported."
        }
    }
}
