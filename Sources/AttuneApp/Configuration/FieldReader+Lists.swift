import JSON

extension FieldReader {
    /// An array of texts in some grammar, each once.
    mutating func list<T>(_ name: String, expected: String, parse: (String) -> T?) -> [T]? {
        values(name, count: 0...100, unique: true, expected: expected, code: FaultCode.malformed) { value in
            guard case .string(let text) = value else { return nil }
            return parse(text)
        }
    }
}
