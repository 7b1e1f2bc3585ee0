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
        try expectNoQuery(call)
        let mediaType = Acceptance.preferred(of: [MediaType.yaml, MediaType.text], by: call.request)
        return try texts.openAPIYAML.answer(to: call, as: mediaType, variant: mediaType == MediaType.text ? "t" : "")
    }

    func openAPIJSON(_ call: Call) throws -> Response {
        try answer(call, with: texts.openAPIJSON)
    }

    func capabilities(_ call: Call) throws -> Response {
        try answer(call, with: texts.capabilities)
    }

    func metrics(_ call: Call) throws -> Response {
        try answer(call, with: texts.metrics)
    }

    func instruments(_ call: Call) throws -> Response {
        try answer(call, with: texts.instruments)
    }

    func screeningChecklist(_ call: Call) throws -> Response {
        try answer(call, with: texts.screeningChecklist)
    }

    func protocolTemplates(_ call: Call) throws -> Response {
        try answer(call, with: texts.protocolTemplates)
    }

    /// The page that opens a share link; the token is in the address's fragment, which is not sent here.
    func sharedPage(_ call: Call) throws -> Response {
        try expectNoQuery(call)
        var response = try texts.sharedPage.answer(to: call, as: MediaType.htmlInUTF8)
        response.fields.append(.page(policy: texts.sharedPagePolicy))
        return response
    }

    private func answer(_ call: Call, with text: TaggedText) throws -> Response {
        try expectNoQuery(call)
        return try text.answer(to: call)
    }
}
