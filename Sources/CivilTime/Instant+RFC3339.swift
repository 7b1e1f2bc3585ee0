extension Instant {
    /// Reads an RFC 3339 `date-time`; nil for any other text.
    ///
    /// Fractions of any length are cut to milliseconds; `t` and `z` may be of either case; `-00:00` counts as UTC. The
    /// second 60 is a leap second, which POSIX time does not have: it is read as the second that follows, and refused
    /// unless it ends a day in UTC (RFC 3339 §5.7). The year is 0001 to 9999, as written and in UTC.
    package init?(rfc3339 text: some StringProtocol) {
        let string = String(text)
        let bytes = string.utf8Span.span
        guard let date = CivilDate(leading: bytes), bytes.has("T", at: 10) || bytes.has("t", at: 10),
            let secondOfDay = Instant.secondOfDay(in: bytes),
            let (milliseconds, end) = Instant.fraction(in: bytes, at: 19),
            let offset = Instant.offset(in: bytes, at: end)
        else { return nil }
        let seconds = date.dayNumber * GregorianCalendar.secondsPerDay + secondOfDay - offset
        let isLeapSecond = bytes.has("6", at: 17)
        guard !isLeapSecond || seconds.isMultiple(of: GregorianCalendar.secondsPerDay) else { return nil }
        self.init(exactMilliseconds: Int64(seconds) * 1_000 + Int64(milliseconds))
    }

    /// Seconds from midnight to the `HH:MM:SS` at byte 11.
    private static func secondOfDay(in bytes: borrowing Span<UInt8>) -> Int? {
        guard let hour = bytes.number(at: 11, digits: 2), hour <= 23, bytes.has(":", at: 13),
            let minute = bytes.number(at: 14, digits: 2), minute <= 59, bytes.has(":", at: 16),
            let second = bytes.number(at: 17, digits: 2), second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// The optional fraction at `start` in milliseconds, and where it ends.
    private static func fraction(in bytes: borrowing Span<UInt8>, at start: Int) -> (milliseconds: Int, end: Int)? {
        guard bytes.has(".", at: start) else { return (0, start) }
        var index = start + 1
        var milliseconds = 0
        var weight = 100
        while let digit = bytes.digit(at: index) {
            milliseconds += digit * weight
            weight /= 10
            index += 1
        }
        return index > start + 1 ? (milliseconds, index) : nil
    }

    /// The `Z` or `±HH:MM` that ends the text, in seconds east of UTC.
    private static func offset(in bytes: borrowing Span<UInt8>, at start: Int) -> Int? {
        if bytes.has("Z", at: start) || bytes.has("z", at: start) {
            return bytes.count == start + 1 ? 0 : nil
        }
        guard bytes.count == start + 6, bytes.has("+", at: start) || bytes.has("-", at: start),
            let hours = bytes.number(at: start + 1, digits: 2), hours <= 23, bytes.has(":", at: start + 3),
            let minutes = bytes.number(at: start + 4, digits: 2), minutes <= 59
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return bytes.has("-", at: start) ? -seconds : seconds
    }
}
