extension HTTPDate {
    /// Seconds since 1970 of a date in any of the three formats that a recipient must take, or nil for what is none
    /// (RFC 9110 §5.6.7).
    ///
    /// `now`, in seconds since 1970, settles the century of a year of two digits: at most fifty years ahead. The name
    /// of the day is not held against the date, which says enough without it.
    package static func secondsSince1970(_ text: String, now: @autoclosure () -> Int) -> Int? {
        let bytes = Array(text.utf8)
        switch bytes.firstIndex(of: UInt8(ascii: ",")) {
        case nil: return cTime(bytes)
        case 3: return fixdate(bytes)
        case .some(let comma): return longDate(bytes, comma: comma, now: now())
        }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func fixdate(_ bytes: [UInt8]) -> Int? {
        guard has(bytes, "aaa, 00 aaa 0000 00:00:00 GMT"), isDay(bytes[0..<3]), let day = number(bytes[5..<7]),
            let month = month(bytes[8..<11]), let year = number(bytes[12..<16])
        else { return nil }
        return seconds(year: year, month: month, day: day, time: bytes[17..<25])
    }

    /// `Sun Nov  6 08:49:37 1994`, as C's asctime writes it.
    private static func cTime(_ bytes: [UInt8]) -> Int? {
        guard has(bytes, "aaa aaa 00 00:00:00 0000") || has(bytes, "aaa aaa  0 00:00:00 0000"), isDay(bytes[0..<3]),
            let month = month(bytes[4..<7]), let day = number(bytes[8..<10].drop { $0 == 0x20 }),
            let year = number(bytes[20..<24])
        else { return nil }
        return seconds(year: year, month: month, day: day, time: bytes[11..<19])
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`, the format of RFC 850.
    private static func longDate(_ bytes: [UInt8], comma: Int, now: Int) -> Int? {
        let rest = Array(bytes[comma...])
        guard has(rest, ", 00-aaa-00 00:00:00 GMT"), longDays.contains(where: { $0.elementsEqual(bytes[..<comma]) }),
            let day = number(rest[2..<4]), let month = month(rest[5..<8]), let short = number(rest[9..<11])
        else { return nil }
        let (yearNow, monthNow, dayNow) = civil(max(now, 0) / 86_400)
        let limit = days(year: yearNow + 50, month: monthNow, day: dayNow) * 86_400 + max(now, 0) % 86_400
        let century = yearNow / 100 * 100
        let candidates = [century + 100, century, century - 100].map { century in
            seconds(year: century + short, month: month, day: day, time: rest[12..<20])
        }
        return candidates.lazy.compactMap { $0 }.first { $0 <= limit }
    }

    /// Whether bytes have the shape of a pattern, in which 0 is a digit, a is part of a word and all else is itself.
    private static func has(_ bytes: [UInt8], _ pattern: StaticString) -> Bool {
        guard bytes.count == pattern.utf8CodeUnitCount else { return false }
        return pattern.withUTF8Buffer { pattern in
            zip(bytes, pattern).allSatisfy { byte, shape in
                switch shape {
                case UInt8(ascii: "0"): ByteClass.isDigit(byte)
                case UInt8(ascii: "a"): ByteClass.isToken(byte)
                default: byte == shape
                }
            }
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard ByteClass.isDigit(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }

    private static func isDay(_ name: ArraySlice<UInt8>) -> Bool {
        longDays.contains { $0.starts(with: name) }
    }

    private static func month(_ name: ArraySlice<UInt8>) -> Int? {
        (1...12).first { name.elementsEqual(months[$0 * 3 - 3..<$0 * 3]) }
    }

    /// `08:49:37` of a day; nil when there is no such day or time. A leap second is the first of the next minute.
    private static func seconds(year: Int, month: Int, day: Int, time: ArraySlice<UInt8>) -> Int? {
        let start = time.startIndex
        guard let hour = number(time[start..<start + 2]), let minute = number(time[start + 3..<start + 5]),
            let second = number(time[start + 6..<start + 8]), hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = days(year: year, month: month, day: day)
        let next = month == 12 ? 31 : Self.days(year: year, month: month + 1, day: 1) - days + day - 1
        guard (1...next).contains(day) else { return nil }
        return days * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// Days since 1970-01-01, the reverse of `civil`.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        // Counted from a year that begins on 1 March, 400 years before the year 0, so that nothing is negative.
        let shiftedYear = year + 400 - (month <= 2 ? 1 : 0)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear - 865_565
    }

    private static let longDays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ].map { Array($0.utf8) }
}
