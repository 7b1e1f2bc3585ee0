import CivilTime

/// A time as Daylio writes it: `23:54`, `11:54 pm`, `11:54 PM`, `11.54 p.m.`.
struct DaylioTime {
    let time: TimeOfDay

    /// - Returns: nil for anything else; seconds are read and let go.
    init?(_ text: String) {
        let text = text.lowercased()
        let clock = text.prefix { "0123456789:.".contains($0) }
        let parts = clock.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        let numbers = parts.compactMap { (1...2).contains($0.utf8.count) ? Int($0) : nil }
        guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3,
            numbers.dropFirst(2).allSatisfy({ $0 <= 59 })
        else {
            return nil
        }
        var hour = numbers[0]
        switch text[clock.endIndex...].filter({ !$0.isWhitespace && $0 != "." }) {
        case "": break
        case let half where half == "am" || half == "pm":
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        default: return nil
        }
        guard let time = TimeOfDay(hour: hour, minute: numbers[1]) else { return nil }
        self.time = time
    }
}
