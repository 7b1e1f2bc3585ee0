import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// What is around the journal: is it alive, what can it do, how is it spoken to. None of it needs a token.
struct AroundHandlers: Sendable {
    let texts: ContractTexts
    let capabilities: Capabilities
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
        let fields: ResponseFields = [.contentType: mediaType, .cacheControl: "no-cache", .vary: "Accept"]
        return Response(status: .ok, fields: fields, body: .bytes(texts.openAPIYAML))
    }

    func openAPIJSON(_ call: Call) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, texts.openAPIJSON, fields: [.cacheControl: "no-cache"])
    }

    func capabilities(_ call: Call) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, capabilities.json, fields: [.cacheControl: "no-cache"])
    }

    func metrics(_ call: Call) throws -> Response {
        try expectNoQuery(call)
        let items = MetricRegistry.standard.metrics.map(\.json)
        return .json(.ok, ["items": .array(items)], fields: [.cacheControl: "no-cache"])
    }

    func protocolTemplates(_ call: Call) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, texts.protocolTemplates, fields: [.cacheControl: "no-cache"])
    }
}
