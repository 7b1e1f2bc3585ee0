internal import JSON
internal import Yams

/// YAML text as a JSON tree, by the JSON schema of YAML 1.2 (section 10.2).
///
/// A plain scalar is null, a truth value or a number only if JSON writes it so; all others are strings, dates too.
/// What readers of YAML take for different things is refused: anchors, aliases, tags, and the words that YAML 1.1 reads
/// as truth values.
enum YAMLTree {
    private static let ambiguousWords: Set<String> = ["yes", "no", "on", "off", "y", "n", "~", ""]

    /// The tree of a text that holds one document.
    ///
    /// - Throws: `OpenAPIError.unusableYAML`.
    static func parse(_ yaml: String) throws(OpenAPIError) -> JSONValue {
        do {
            let parser = try Parser(yaml: yaml, resolver: .basic)
            // The parser owns the anchors, nodes only know them as long as it lives.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else {
                    throw OpenAPIError.unusableYAML(reason: "the text is empty")
                }
                return try value(of: root)
            }
        } catch let error as OpenAPIError {
            throw error
        } catch {
            throw .unusableYAML(reason: "\(error)")
        }
    }

    private static func value(of node: Node) throws(OpenAPIError) -> JSONValue {
        guard node.anchor == nil else { throw .unusableYAML(reason: "an anchor\(place(of: node))") }
        switch node {
        case .scalar(let scalar):
            return try value(of: scalar, in: node)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for element in sequence { elements.append(try value(of: element)) }
            return .array(elements)
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, member) in mapping { object[try name(of: key)] = try value(of: member) }
            return .object(object)
        case .alias:
            throw .unusableYAML(reason: "an alias\(place(of: node))")
        }
    }

    private static func value(of scalar: Node.Scalar, in node: Node) throws(OpenAPIError) -> JSONValue {
        guard scalar.style == .plain else { return .string(scalar.string) }
        guard scalar.tag.description.isEmpty else { throw .unusableYAML(reason: "a tag\(place(of: node))") }
        return try plainValue(of: scalar, in: node)
    }

    private static func plainValue(of scalar: Node.Scalar, in node: Node) throws(OpenAPIError) -> JSONValue {
        let word = scalar.string.lowercased()
        let isTruthValueElsewhere = ["true", "false", "null"].contains(word) && word != scalar.string
        guard !ambiguousWords.contains(word), !isTruthValueElsewhere else {
            throw .unusableYAML(reason: "the ambiguous word \"\(scalar.string)\"\(place(of: node))")
        }
        // A plain scalar begins with no quote, brace or bracket, so what parses is null, a truth value or a number;
        // what does not is a string, which makes the failure an answer.
        return (try? JSONParser.parse(Array(scalar.string.utf8))) ?? .string(scalar.string)
    }

    private static func name(of key: Node) throws(OpenAPIError) -> String {
        // Yams has looked for names that come twice, for which it gives each of them the tag of a string.
        guard case .scalar(let scalar) = key, key.anchor == nil else {
            throw .unusableYAML(reason: "a name that is no plain text\(place(of: key))")
        }
        guard scalar.style == .plain else { return scalar.string }
        guard case .string(let name) = try plainValue(of: scalar, in: key) else {
            throw .unusableYAML(reason: "a name that is no string\(place(of: key))")
        }
        return name
    }

    private static func place(of node: Node) -> String {
        node.mark.map { " in line \($0.line)" } ?? ""
    }
}
