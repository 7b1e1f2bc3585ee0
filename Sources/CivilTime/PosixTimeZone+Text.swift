extension PosixTimeZone {
    /// Reads a footer's `TZ` string (RFC 9636 §3.3); nil when it is malformed.
    ///
    /// Daylight time without its two dates is refused: POSIX leaves open when it would hold.
    init?(_ text: [UInt8]) {
        var reader = PosixTimeZoneReader(text)
        guard reader.name(), let standard = reader.offset() else { return nil }
        standardOffset = standard
        guard !reader.isAtEnd else {
            daylight = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3_600
        if !reader.take(",") {
            guard let own = reader.offset(), reader.take(",") else { return nil }
            offset = own
        }
        guard let start = reader.change(), reader.take(","), let end = reader.change(), reader.isAtEnd else {
            return nil
        }
        daylight = Daylight(offset: offset, start: start, end: end)
    }
}

/// Takes the parts of a POSIX `TZ` string from its front.
private struct PosixTimeZoneReader {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    var isAtEnd: Bool { position == text.count }

    private var next: UInt8? { isAtEnd ? nil : text[position] }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// An abbreviation of three letters or more, or in angle brackets also with digits and signs.
    mutating func name() -> Bool {
        let isQuoted = take("<")
        let start = position
        while let byte = next, isLetter(byte) || isQuoted && isDigitOrSign(byte) { position += 1 }
        return position - start >= 3 && (!isQuoted || take(">"))
    }

    /// `[+-]hh[:mm[:ss]]`, counted west of UTC in the text; in seconds east of UTC.
    mutating func offset() -> Int? {
        time(maximumHours: 24).map { -$0 }
    }

    /// `date[/time]`; the time is 02:00:00 when it is left out.
    mutating func change() -> YearlyChange? {
        guard let day = day() else { return nil }
        guard take("/") else { return YearlyChange(day: day, time: 7_200) }
        return time(maximumHours: 167).map { YearlyChange(day: day, time: $0) }
    }

    private mutating func day() -> YearlyChange.Day? {
        if take("J") { return number(1...365).map { .dayWithoutLeapDay($0) } }
        guard take("M") else { return number(0...365).map { .daysSinceNewYear($0) } }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let day = number(0...6) else {
            return nil
        }
        return .weekday(month: month, week: week, daysSinceSunday: day)
    }

    private mutating func time(maximumHours: Int) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(0...maximumHours) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where take(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// One to three digits.
    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        var number = 0
        let start = position
        while position - start < 3, let byte = next, isDigit(byte) {
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return position > start && range.contains(number) ? number : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func isDigitOrSign(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
