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

    /// Whether a text is made of nothing but what numbers, dates and times are made of, or is a truth value.
    ///
    /// That is more than any one spreadsheet reads, since they read what is usual in their country: a needless apostrophe
    /// costs less than a lost range.
    private static func isValue(_ text: String) -> Bool {
        guard text.utf8.count <= longestValue * 4 else { return false }
        var (hasDigit, word) = (false, "")
        var isTruth = false
        for scalar in text.unicodeScalars.map(halfWidth) + [" "] {
            let properties = scalar.properties
            if properties.isAlphabetic {
                word += properties.lowercaseMapping
                continue
            }
            if !word.isEmpty {
                if truths.contains(word) { isTruth = true } else if !words.contains(word) { return false }
                word = ""
            }
            if properties.numericType == .decimal {
                hasDigit = true
            } else if !isBlank(scalar), !signs.contains(scalar) {
                return false
            }
        }
        return hasDigit || isTruth
    }

    private static let signs = Set<Unicode.Scalar>("-/.,:+%'’()$€£¥\u{2010}\u{2011}\u{2013}\u{2212}".unicodeScalars)

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
