import CContract
import HTMLSummary
import JSON
import Journal

/// The texts that stay the same while the server runs: the contract, hand-written in YAML and the same as JSON, and what
/// clients can rely on.
struct ContractTexts: Sendable {
    let openAPIYAML: TaggedText
    let openAPIJSON: TaggedText
    let protocolTemplates: TaggedText
    let capabilities: TaggedText
    let metrics: TaggedText
    let instruments: TaggedText
    let screeningChecklist: TaggedText
    /// The page that opens a share link, and what it may do.
    let sharedPage: TaggedText
    let sharedPagePolicy: String

    /// `digest` is SHA-256.
    init(capabilities: Capabilities, digest: ([UInt8]) -> [UInt8]) {
        let metrics: JSONObject = ["items": .array(MetricRegistry.standard.metrics.map(\.json))]
        let instruments: JSONObject = [
            "items": .array(InstrumentRegistry.standard.instruments.map { .object($0.json) })
        ]
        openAPIYAML = TaggedText(Self.bytes(contract_openapi_yaml()), digest: digest)
        openAPIJSON = TaggedText(Self.bytes(contract_openapi_json()), digest: digest)
        protocolTemplates = TaggedText(Self.bytes(contract_protocol_templates()), digest: digest)
        sharedPage = TaggedText(SharedPage.bytes, digest: digest)
        sharedPagePolicy = SharedPage.contentSecurityPolicy(digest: digest)
        self.capabilities = TaggedText(JSONWriter.bytes(of: .object(capabilities.json)), digest: digest)
        self.instruments = TaggedText(JSONWriter.bytes(of: .object(instruments)), digest: digest)
        screeningChecklist = TaggedText(
            JSONWriter.bytes(of: .object(ScreeningChecklist.current.json)), digest: digest)
        self.metrics = TaggedText(JSONWriter.bytes(of: .object(metrics)), digest: digest)
    }

    private static func bytes(_ text: contract_text) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
    }
}
