import CContract

/// The texts that are served as they are: the contract, hand-written in YAML and the same as JSON, and the templates.
struct ContractTexts: Sendable {
    let openAPIYAML = Self.bytes(contract_openapi_yaml())
    let openAPIJSON = Self.bytes(contract_openapi_json())
    let protocolTemplates = Self.bytes(contract_protocol_templates())

    private static func bytes(_ text: contract_text) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
    }
}
