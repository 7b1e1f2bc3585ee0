/// Writes and reads the date format of HTTP, IMF-fixdate (RFC 9110 §5.6.7).
package enum HTTPDate {
    /// 29 bytes such as `Sun, 06 Nov 1994 08:49:37 GMT`, of seconds since 1970; years 1970 to 9999, others are clamped.
    package static func bytes(secondsSince1970 seconds: Int) -> [UInt8] {
        let seconds = min(max(seconds, 0), 253_402_300_799)
        let days = seconds / 86_400
        let (year, month, day) = civil(days)
        let weekday = days % 7
        let month3 = (month - 1) * 3
        var text: [UInt8] = []
        text.reserveCapacity(29)
        text += weekdays[weekday * 3..<weekday * 3 + 3]
        text += [0x2C, 0x20]
        append(day, digits: 2, to: &text)
        text.append(0x20)
        text += months[month3..<month3 + 3]
        text.append(0x20)
        append(year, digits: 4, to: &text)
        text.append(0x20)
        append(seconds % 86_400 / 3600, digits: 2, to: &text)
        text.append(0x3A)
        append(seconds % 3600 / 60, digits: 2, to: &text)
        text.append(0x3A)
        append(seconds % 60, digits: 2, to: &text)
        text += Array(" GMT".utf8)
        return text
    }

    /// 1 January 1970 was a Thursday.
    private static let weekdays = Array("ThuFriSatSunMonTueWed".utf8)
    static let months = Array("JanFebMarAprMayJunJulAugSepOctNovDec".utf8)

    /// Year, month and day of a day since 1970-01-01, counted in 400-year eras that begin on 1 March.
    static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1000 : 10
        while divisor > 0 {
            text.append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
            divisor /= 10
        }
    }
}
