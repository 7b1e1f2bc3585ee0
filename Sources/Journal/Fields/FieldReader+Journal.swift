import CivilTime
package import JSON

/// The kinds of field that the collections share.
extension FieldReader {
    /// Characters in a free text at most: a long evening's entry, and a bound on what a page of records weighs.
    package static var textLength: ClosedRange<Int> { 1...10_000 }
    /// Tags a record has at most.
    package static var tagCount: Int { 50 }
    /// Characters in a tag.
    package static var tagLength: ClosedRange<Int> { 1...64 }

    /// A UUID.
    mutating func id(_ name: String, required: Bool = false) -> UUID? {
        string(name, required: required, expected: "a UUID in lower-case canonical form") { UUID($0) }
    }

    /// A free text.
    mutating func text(_ name: String) -> String? {
        string(name, length: Self.textLength)
    }

    /// A date of the calendar.
    mutating func date(_ name: String, required: Bool = false) -> CivilDate? {
        string(name, required: required, expected: "a date of the calendar, YYYY-MM-DD") { CivilDate($0) }
    }

    /// An instant with offset, kept as entered.
    mutating func moment(_ name: String, required: Bool = false) -> Moment? {
        string(name, required: required, expected: "an RFC 3339 date and time with offset") { Moment($0) }
    }

    /// An IANA time zone that this machine knows.
    mutating func timeZone(_ name: String, in zones: TimeZoneDatabase, required: Bool = false) -> TimeZoneRules? {
        string(
            name, required: required, expected: "an IANA time zone, such as Europe/Berlin", code: "unknown-time-zone"
        ) {
            zones.rules(for: $0)
        }
    }

    /// A slug: an open vocabulary that programs can compare.
    mutating func slug(_ name: String, required: Bool = false) -> String? {
        string(
            name, required: required,
            expected: "1 to 80 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit"
        ) { Self.isSlug($0) ? $0 : nil }
    }

    /// Whether a text is a slug.
    static func isSlug(_ text: String) -> Bool {
        guard (1...80).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isSlugStart(first)
            && text.utf8.allSatisfy { isSlugStart($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
    }

    /// 0 to 10 in steps of a half, written without needless zeros.
    mutating func rating(_ name: String) -> JSONNumber? {
        decimal(name, in: Rating.range, step: Rating.step)?.decimal.map { JSONNumber($0) }
    }

    /// The tags of a record.
    mutating func tags() -> [String] {
        strings("tags", count: 0...Self.tagCount, length: Self.tagLength, unique: true) ?? []
    }

    private static func isSlugStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

/// The scale of ratings: 0 to 10 in halves.
enum Rating {
    static let step = ExactDecimal.tenths(5)
    static let range = DecimalRange.closed(ExactDecimal(0), ExactDecimal(10))
}
