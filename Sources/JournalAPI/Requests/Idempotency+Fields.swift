import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

extension Idempotency {
    /// Reads `Idempotency-Key`; `nil` when there is none. `digest` is SHA-256.
    ///
    /// - Throws: 400 for what is neither a token nor a quoted string of 1 to 64 characters.
    init?(_ call: Call, body: [UInt8], digest: ([UInt8]) -> [UInt8]) throws {
        guard let field = HTTPField.Name.idempotencyKey, let text = call.request.fields[field] else { return nil }
        guard let key = Self.key(text.trimmingBlanks) else {
            throw Problem(
                .malformedHeader, detail: "Idempotency-Key must be a token or quoted string of 1 to 64 characters.")
        }
        let head = "\(call.request.method.rawValue) \(call.request.target.path)\n"
        self.init(key: key, fingerprint: digest(Array(head.utf8) + body))
    }

    /// A token (RFC 9110 §5.6.2), or a quoted string of visible ASCII and blanks without escapes.
    private static func key(_ text: String) -> String? {
        if let inner = quoted(text) {
            let isPlain = inner.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
            return isPlain && (1...64).contains(inner.utf8.count) ? inner : nil
        }
        return HTTPField.Name(text) != nil && (1...64).contains(text.utf8.count) ? text : nil
    }

    private static func quoted(_ text: String) -> String? {
        guard text.utf8.count >= 2, text.utf8.first == 0x22, text.utf8.last == 0x22 else { return nil }
        return String(text.dropFirst().dropLast())
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")
    static let requestID = HTTPField.Name("X-Request-Id")
}
