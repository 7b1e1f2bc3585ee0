import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

extension Precondition {
    /// Reads `If-Match` and `If-None-Match`.
    ///
    /// - Throws: 400 for what is neither `*` nor a list of entity tags.
    init(_ call: Call) throws {
        self.init(
            ifMatch: try Self.condition(.ifMatch, in: call.request.fields),
            ifNoneMatch: try Self.condition(.ifNoneMatch, in: call.request.fields))
    }

    private static func condition(_ name: HTTPField.Name, in fields: FieldSection) throws -> EntityTagCondition? {
        guard let text = fields[name] else { return nil }
        guard let condition = EntityTagCondition(text) else {
            throw Problem(.malformedHeader, detail: "\(name) must be \"*\" or a list of entity tags.")
        }
        return condition
    }
}

extension EntityTagCondition {
    /// Reads `*` or `1#entity-tag` (RFC 9110 §8.8.3, §13.1).
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        Self.skipBlanks(&rest)
        if rest.first == UInt8(ascii: "*") {
            rest.removeFirst()
            Self.skipBlanks(&rest)
            guard rest.isEmpty else { return nil }
            self = .any
            return
        }
        var tags: [EntityTag] = []
        while !rest.isEmpty {
            guard let tag = Self.tag(&rest) else { return nil }
            tags.append(tag)
            Self.skipBlanks(&rest)
            guard let comma = rest.first else { break }
            guard comma == UInt8(ascii: ",") else { return nil }
            rest.removeFirst()
            Self.skipBlanks(&rest)
            if rest.isEmpty { return nil }
        }
        guard !tags.isEmpty else { return nil }
        self = .oneOf(tags)
    }

    /// `[ "W/" ] DQUOTE *etagc DQUOTE`; etagc is %x21 / %x23-7E / obs-text.
    private static func tag(_ rest: inout ArraySlice<UInt8>) -> EntityTag? {
        let isWeak = rest.starts(with: Array("W/".utf8))
        if isWeak { rest.removeFirst(2) }
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        rest.removeFirst()
        let opaque = rest.prefix { $0 == 0x21 || (0x23...0x7E).contains($0) || $0 >= 0x80 }
        rest = rest[opaque.endIndex...]
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        rest.removeFirst()
        return EntityTag(opaque: String(decoding: opaque, as: UTF8.self), isWeak: isWeak)
    }

    private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    }
}
