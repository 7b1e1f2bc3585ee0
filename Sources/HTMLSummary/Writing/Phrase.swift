import CivilTime

/// A piece of running text, escaped as it is made.
///
/// In an interpolation, `words:` is for what a person wrote; all else is the program's own. Either is escaped.
struct Phrase: ExpressibleByStringInterpolation {
    /// HTML.
    private(set) var bytes: [UInt8]

    /// What stands where nothing was recorded; never 0.
    static let missing: Phrase = "–"

    init(stringLiteral value: String) {
        bytes = []
        HTMLText.append(value, to: &bytes)
    }

    init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Phrases with the same text between any two.
    init(_ phrases: [Phrase], separator: Phrase) {
        bytes = Array(phrases.map(\.bytes).joined(separator: separator.bytes))
    }

    static func += (phrase: inout Phrase, more: Phrase) { phrase.bytes += more.bytes }

    /// What an interpolation is gathered in.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { HTMLText.append(literal, to: &bytes) }

        mutating func appendInterpolation(_ text: String) { HTMLText.append(text, to: &bytes) }

        mutating func appendInterpolation(_ number: Int) { HTMLText.append(String(number), to: &bytes) }

        mutating func appendInterpolation(_ phrase: Phrase) { bytes += phrase.bytes }

        /// What a person wrote.
        mutating func appendInterpolation(words text: String) { HTMLText.append(words: text, to: &bytes) }

        /// A date, which is not broken over lines.
        mutating func appendInterpolation(_ date: CivilDate) {
            bytes.append(contentsOf: "<time>\(date)</time>".utf8)
        }

        /// What matters most of a sentence.
        mutating func appendInterpolation(strong phrase: Phrase) {
            bytes.append(contentsOf: "<strong>".utf8)
            bytes += phrase.bytes
            bytes.append(contentsOf: "</strong>".utf8)
        }

        /// What may be read later.
        mutating func appendInterpolation(small phrase: Phrase) {
            bytes.append(contentsOf: "<small>".utf8)
            bytes += phrase.bytes
            bytes.append(contentsOf: "</small>".utf8)
        }
    }
}
