import CContract
import JSON
import Journal

/// The texts that stay the same while the server runs: the contract, hand-written in YAML and the same as JSON, and what
/// clients can rely on.
struct ContractTexts: Sendable {
    let openAPIYAML: StaticText
    let openAPIJSON: StaticText
    let protocolTemplates: StaticText
    let capabilities: StaticText
    let metrics: StaticText
    let instruments: StaticText
    let screeningChecklist: StaticText

    /// `digest` is SHA-256.
    init(capabilities: Capabilities, digest: ([UInt8]) -> [UInt8]) {
        let metrics: JSONObject = ["items": .array(MetricRegistry.standard.metrics.map(\.json))]
        let instruments: JSONObject = [
            "items": .array(InstrumentRegistry.standard.instruments.map { .object($0.json) })
        ]
        openAPIYAML = StaticText(Self.bytes(contract_openapi_yaml()), digest: digest)
        openAPIJSON = StaticText(Self.bytes(contract_openapi_json()), digest: digest)
        protocolTemplates = StaticText(Self.bytes(contract_protocol_templates()), digest: digest)
        self.capabilities = StaticText(JSONWriter.bytes(of: .object(capabilities.json)), digest: digest)
        self.instruments = StaticText(JSONWriter.bytes(of: .object(instruments)), digest: digest)
        screeningChecklist = StaticText(
            JSONWriter.bytes(of: .object(ScreeningChecklist.current.json)), digest: digest)
        self.metrics = StaticText(JSONWriter.bytes(of: .object(metrics)), digest: digest)
    }

    private static func bytes(_ text: contract_text) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
    }
}
