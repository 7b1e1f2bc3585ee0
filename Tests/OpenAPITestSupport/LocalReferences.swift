internal import JSON

/// Finds what a `$ref` within one document points to: a JSON Pointer as a URI fragment (RFC 6901, section 6).
struct LocalReferences: Sendable {
    private static let longestChain = 32

    /// The document that the references are in.
    let root: JSONValue

    /// The value that a reference such as `#/components/schemas/Id` points to.
    ///
    /// - Throws: `OpenAPIError.unresolvedReference`.
    func value(of reference: String) throws(OpenAPIError) -> JSONValue {
        guard reference == "#" || reference.hasPrefix("#/") else { throw .unresolvedReference(reference) }
        var value = root
        for token in reference.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let next = Self.member(Self.unescaped(token), of: value) else {
                throw .unresolvedReference(reference)
            }
            value = next
        }
        return value
    }

    /// The value itself, or what it points to if it has a `$ref`, however long the chain.
    ///
    /// - Throws: `OpenAPIError.unresolvedReference`, `OpenAPIError.endlessReference`.
    func resolved(_ value: JSONValue) throws(OpenAPIError) -> JSONValue {
        var value = value
        var last = ""
        for _ in 0..<Self.longestChain {
            guard let reference = value.asObject?["$ref"]?.asString else { return value }
            value = try self.value(of: reference)
            last = reference
        }
        throw .endlessReference(last)
    }

    /// Every `$ref` of the document, in its order.
    var all: [String] {
        Self.references(in: root)
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .array(let elements):
            return elements.flatMap(references(in:))
        case .object(let object):
            return object.members.flatMap { member -> [String] in
                if member.name == "$ref", let reference = member.value.asString { return [reference] }
                return references(in: member.value)
            }
        default:
            return []
        }
    }

    private static func member(_ token: String, of value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let object):
            return object[token]
        case .array(let elements):
            guard let index = Int(token), elements.indices.contains(index) else { return nil }
            return elements[index]
        default:
            return nil
        }
    }

    private static func unescaped(_ token: Substring) -> String {
        String(token.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
}
