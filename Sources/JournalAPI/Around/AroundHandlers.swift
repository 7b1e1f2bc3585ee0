import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

/// What is around the journal: is it alive, what can it do, how is it spoken to. None of it needs a token.
struct AroundHandlers: Sendable {
    let texts: ContractTexts
    let isWritable: @Sendable () async -> Bool

    private static let ok = Array("{\"status\":\"ok\"}".utf8)

    func health(_ call: Call) throws -> Response {
        .json(.ok, Self.ok)
    }

    func ready(_ call: Call) async throws -> Response {
        guard await isWritable() else { throw JournalError.storageUnavailable(reason: "the readiness check failed") }
        return .json(.ok, Self.ok)
    }

    func openAPIYAML(_ call: Call) throws -> Response {
        let mediaType = Acceptance.preferred(of: [MediaType.yaml, MediaType.text], by: call.request)
        return try texts.openAPIYAML.answer(to: call, as: mediaType, variant: mediaType == MediaType.text ? "t" : "")
    }

    func openAPIJSON(_ call: Call) throws -> Response {
        try texts.openAPIJSON.answer(to: call)
    }

    func capabilities(_ call: Call) throws -> Response {
        try texts.capabilities.answer(to: call)
    }

    func metrics(_ call: Call) throws -> Response {
        try texts.metrics.answer(to: call)
    }

    func instruments(_ call: Call) throws -> Response {
        try texts.instruments.answer(to: call)
    }

    func screeningChecklist(_ call: Call) throws -> Response {
        try texts.screeningChecklist.answer(to: call)
    }

    func protocolTemplates(_ call: Call) throws -> Response {
        try texts.protocolTemplates.answer(to: call)
    }
}
