import JSON
import Journal

/// Numbers as people read them.
enum NumberText {
    /// With one decimal, half away from zero; a dash for what cannot be written so.
    static func tenths(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "–" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "−" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// The same; a dash where nothing was recorded.
    static func tenths(_ value: Double?) -> String { value.map { tenths($0) } ?? "–" }

    /// With one decimal only where there is one, as the end of a scale.
    static func short(_ value: Double) -> String { whole(tenths(value)) }

    /// `Another 3 metrics are in the JSON form.`
    static func others(_ number: Int, _ one: String, _ many: String) -> Phrase {
        "Another \(count(number, one, many)) \(number == 1 ? "is" : "are") in the JSON form."
    }

    static func score(_ score: Score) -> String {
        let text = score.decimal.description
        return text.hasPrefix("-") ? "−\(text.dropFirst())" : text
    }

    /// With its sign.
    static func difference(_ score: Score) -> String {
        score.hundredths > 0 ? "+\(Self.score(score))" : Self.score(score)
    }

    /// `3 days`, `1 day`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    static func days(_ number: Int) -> String { count(number, "day", "days") }

    /// A whole percentage of something that is not nothing.
    static func percent(_ part: Int, of whole: Int) -> String {
        whole > 0 ? "\((part * 100 + whole / 2) / whole) %" : "–"
    }

    /// `16.5 hours`, and from two days on `3 days`.
    static func delay(_ hours: Double) -> String {
        guard hours >= 48, hours < 1e12 else { return "\(tenths(hours)) hours" }
        return days(Int((hours / 24).rounded()))
    }

    /// `7 h 12 min`.
    static func hours(ofMinutes minutes: Double) -> String {
        guard minutes.isFinite, minutes.magnitude < 1e12 else { return "–" }
        let whole = Int(minutes.rounded())
        return "\(whole / 60) h \(whole % 60) min"
    }
}
