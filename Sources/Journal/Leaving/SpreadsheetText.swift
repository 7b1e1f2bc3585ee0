/// Texts in a table that a spreadsheet shall take for texts.
///
/// A text that begins like a formula would be carried out (CWE-1236), and one that looks like a number or a date would
/// become one: of a range of 10-15 micrograms, the fifteenth of October. An apostrophe before it keeps both from happening.
enum SpreadsheetText {
    /// The text, with an apostrophe before it where a spreadsheet would not take it for a text.
    static func guarded(_ text: String) -> String {
        isFormula(text) || isValue(text) ? "'" + text : text
    }

    /// Whether the first character, or the first that is no blank, begins a formula, in one of its forms of full width too.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        // One of a text's own would be taken for one of these.
        if first == "\t" || first == "\r" || first == "\n" || first == "'" { return true }
        guard let ink = text.unicodeScalars.first(where: { !isBlank($0) }) else { return false }
        switch halfWidth(ink) {
        case "=", "+", "-", "@", "\u{2212}": return true
        default: return false
        }
    }

    /// No date or number is longer, in words and with blanks.
    private static let longestValue = 64

    /// Whether a text is made of nothing but what numbers, dates and times are made of, a number with one short word,
    /// or a truth value.
    ///
    /// That is more than any one spreadsheet reads, since they read what is usual in their country: a needless apostrophe
    /// costs less than a lost range.
    private static func isValue(_ text: String) -> Bool {
        guard text.utf8.count <= longestValue * 4 else { return false }
        let scalars = text.unicodeScalars.map(halfWidth) + [" "]
        if isHexadecimal(scalars) { return true }
        var (hasDigit, isTruth, word) = (false, false, "")
        var (words, hasUnknown) = (0, false)
        for (index, scalar) in scalars.enumerated() {
            let properties = scalar.properties
            if isPartOfWord(properties) {
                word += properties.lowercaseMapping
                continue
            }
            // A word may be two letters with a point each.
            if scalar == ".", !word.isEmpty, scalars.dropFirst(index + 1).first?.properties.isAlphabetic == true {
                continue
            }
            if !word.isEmpty {
                words += 1
                if truths.contains(word) {
                    isTruth = true
                } else if !Self.words.contains(word) {
                    guard word.unicodeScalars.count(where: \.properties.isAlphabetic) <= shortWord else { return false }
                    hasUnknown = true
                }
                word = ""
            }
            if properties.numericType == .decimal {
                hasDigit = true
            } else if !isBlank(scalar), !signs.contains(scalar), properties.generalCategory != .currencySymbol {
                return false
            }
        }
        // Which months there are in the languages of the world, nobody has a list of.
        return hasDigit && (!hasUnknown || words == 1) || isTruth && !hasUnknown
    }

    /// Letters of a word beside a number that may be a month or a currency in a language that is not listed.
    private static let shortWord = 4

    private static func isPartOfWord(_ properties: Unicode.Scalar.Properties) -> Bool {
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// Whether a text is a number such as `0x1F` or `&H1F`.
    private static func isHexadecimal(_ scalars: [Unicode.Scalar]) -> Bool {
        let text = String(String.UnicodeScalarView(scalars)).trimmingWhitespace.lowercased()
        guard text.hasPrefix("0x") || text.hasPrefix("&h") else { return false }
        return text.utf8.count > 2 && text.dropFirst(2).allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    private static let signs = Set<Unicode.Scalar>("-/.,:+%'’()\u{2010}\u{2011}\u{2013}\u{2212}".unicodeScalars)

    private static let truths: Set<String> = ["true", "false", "wahr", "falsch", "verdadero", "falso", "vrai", "faux"]

    /// What stands in numbers and dates beside digits: months, and short forms of them, in the languages that this program
    /// speaks elsewhere; exponents, halves of the day, zones; years, months and days as they are written in Chinese and
    /// Japanese.
    private static let words: Set<String> = [
        "e", "am", "pm", "a", "p", "m", "t", "z", "utc", "gmt", "h", "年", "月", "日", "時", "分",
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
        "jän", "jänner", "januar", "februar", "mär", "mrz", "märz", "mai", "juni", "juli", "okt", "oktober", "dez",
        "dezember",
        "ene", "enero", "febrero", "marzo", "abr", "abril", "mayo", "junio", "julio", "ago", "agosto", "septiembre",
        "set",
        "octubre", "noviembre", "dic", "diciembre", "de",
        "janv", "janvier", "févr", "février", "mars", "avr", "avril", "juin", "juil", "juillet", "août", "septembre",
        "octobre", "novembre", "déc", "décembre",
    ]

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    /// A form of full width (U+FF01 to U+FF5E, and U+3000 for the blank) as the character that it is of.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value == 0x3000 { return " " }
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}
