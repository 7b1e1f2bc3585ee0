extension Instant {
    /// RFC 3339 in UTC with milliseconds, `2026-11-23T07:10:00.000Z`; sorts as text like the instants themselves.
    package var utcText: String {
        ASCIIWriter.text(length: Self.utcTextCount) { writeUTC(to: &$0) }
    }

    /// Appends the same text to bytes.
    package func appendUTC(to bytes: inout [UInt8]) {
        ASCIIWriter.append(length: Self.utcTextCount, to: &bytes) { writeUTC(to: &$0) }
    }

    private static let utcTextCount = 24

    private func writeUTC(to writer: inout ASCIIWriter) {
        let (date, milliseconds) = dateAndMilliseconds
        writer.append(date)
        writer.append("T")
        writer.append(timeOfSeconds: milliseconds / 1_000)
        writer.append(".")
        writer.append(milliseconds % 1_000, digits: 3)
        writer.append("Z")
    }

    /// IMF-fixdate for `Date` and `Last-Modified`, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
    ///
    /// The milliseconds are cut off.
    package var httpDate: String {
        let (date, milliseconds) = dateAndMilliseconds
        return ASCIIWriter.text(length: 29) { writer in
            writer.append(text: Instant.dayName(of: date.weekday))
            writer.append(text: ", ")
            writer.append(date.day, digits: 2)
            writer.append(text: Instant.spacedMonthName(of: date.month))
            writer.append(date.year, digits: 4)
            writer.append(" ")
            writer.append(timeOfSeconds: milliseconds / 1_000)
            writer.append(text: " GMT")
        }
    }

    private static func dayName(of weekday: Weekday) -> StaticString {
        switch weekday {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    private static func spacedMonthName(of month: Int) -> StaticString {
        switch month {
        case 1: " Jan "
        case 2: " Feb "
        case 3: " Mar "
        case 4: " Apr "
        case 5: " May "
        case 6: " Jun "
        case 7: " Jul "
        case 8: " Aug "
        case 9: " Sep "
        case 10: " Oct "
        case 11: " Nov "
        default: " Dec "
        }
    }
}
