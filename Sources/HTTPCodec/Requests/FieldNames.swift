import HTTPTypes

/// Field names by their bytes, so that the usual ones cost no allocation.
enum FieldNames {
    /// What a field means to the framing of a message.
    enum Role: Sendable {
        case host, contentLength, transferEncoding, connection, expect, other
    }

    /// HTTPTypes keeps its own constant for this name from being used.
    static let host = HTTPField.Name("Host")

    private struct Entry: Sendable {
        let lowercased: [UInt8]
        let name: HTTPField.Name
        let role: Role
    }

    /// The name of a non-empty run of token characters, and its role; nil if it is no name after all.
    static func name(_ bytes: borrowing Span<UInt8>) -> (name: HTTPField.Name, role: Role)? {
        if bytes.count < byLength.count {
            for entry in byLength[bytes.count] where matches(bytes, entry.lowercased) {
                return (entry.name, entry.role)
            }
        }
        guard let name = HTTPField.Name(bytes.text) else { return nil }
        return (name, .other)
    }

    private static func matches(_ bytes: borrowing Span<UInt8>, _ lowercased: [UInt8]) -> Bool {
        for index in bytes.indices where ByteClass.lowercased(bytes[index]) != lowercased[index] { return false }
        return true
    }

    /// Lists of entries by the length of their names.
    private static let byLength: [[Entry]] = {
        let framing: [(HTTPField.Name, Role)] = [
            (.contentLength, .contentLength), (.transferEncoding, .transferEncoding),
            (.connection, .connection), (.expect, .expect),
        ]
        let others: [HTTPField.Name] = [
            .accept, .acceptEncoding, .acceptLanguage, .authorization, .cacheControl, .contentEncoding, .contentType,
            .cookie, .ifMatch, .ifModifiedSince, .ifNoneMatch, .ifUnmodifiedSince, .origin, .priority, .range, .referer,
            .te, .trailer, .upgrade, .userAgent, .via,
        ]
        let extensions = [
            "Forwarded", "Idempotency-Key", "Keep-Alive", "Pragma", "Sec-Fetch-Dest", "Sec-Fetch-Mode",
            "Sec-Fetch-Site",
            "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Request-ID",
        ].compactMap { HTTPField.Name($0) }
        let hosts = [host].compactMap { $0 }.map { ($0, Role.host) }
        let all = hosts + framing + (others + extensions).map { ($0, Role.other) }
        let longest = all.map(\.0.canonicalName.utf8.count).max() ?? 0
        var table = [[Entry]](repeating: [], count: longest + 1)
        for (name, role) in all {
            let lowercased = Array(name.canonicalName.utf8)
            table[lowercased.count].append(Entry(lowercased: lowercased, name: name, role: role))
        }
        return table
    }()
}
