import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

extension Precondition {
    /// Reads the conditions of a request.
    ///
    /// Dates that are none are ignored, and so are those that a tag overrules and `If-Modified-Since` where nothing is
    /// read (RFC 9110 §13.1.3, §13.1.4). `now` settles the century of a short year.
    ///
    /// - Throws: 400 for what is neither `*` nor a list of entity tags.
    init(_ call: Call, now: () -> Instant) throws {
        let fields = call.request.fields
        let ifMatch = try EntityTagCondition(.ifMatch, in: fields)
        let ifNoneMatch = try EntityTagCondition(.ifNoneMatch, in: fields)
        let reads = call.request.method == .get || call.request.method == .head
        self.init(
            ifMatch: ifMatch, ifNoneMatch: ifNoneMatch,
            ifModifiedSince: ifNoneMatch == nil && reads ? Self.date(.ifModifiedSince, in: fields, now: now) : nil,
            ifUnmodifiedSince: ifMatch == nil ? Self.date(.ifUnmodifiedSince, in: fields, now: now) : nil)
    }

    private static func date(_ name: HTTPField.Name, in fields: FieldSection, now: () -> Instant) -> Int? {
        guard let text = fields[name] else { return nil }
        return HTTPDate.secondsSince1970(text, now: Int(now().milliseconds / 1000))
    }
}

extension EntityTagCondition {
    /// Reads a field; nil when there is none.
    ///
    /// - Throws: 400 for what is neither `*` nor a list of entity tags.
    init?(_ name: HTTPField.Name, in fields: FieldSection) throws {
        guard let text = fields[name] else { return nil }
        guard let condition = EntityTagCondition(text) else {
            throw Problem(.malformedHeader, detail: "\(name) must be \"*\" or a list of entity tags.")
        }
        self = condition
    }

    /// Whether it names a tag: `strongly` for `If-Match`, which no weak tag meets (RFC 9110 §8.8.3.2).
    func includes(_ opaque: String?, strongly: Bool) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let tags): tags.contains { $0.opaque == opaque && !(strongly && $0.isWeak) }
        }
    }

    /// Reads `*` or `1#entity-tag` (RFC 9110 §8.8.3, §13.1); empty elements of the list do not count (§5.6.1.2).
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
            if rest.first != UInt8(ascii: ",") {
                guard let tag = Self.tag(&rest) else { return nil }
                tags.append(tag)
                Self.skipBlanks(&rest)
                guard let comma = rest.first else { break }
                guard comma == UInt8(ascii: ",") else { return nil }
            }
            rest.removeFirst()
            Self.skipBlanks(&rest)
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
