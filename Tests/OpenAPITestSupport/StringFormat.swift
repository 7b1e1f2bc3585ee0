/// The formats of strings that the validator knows.
enum StringFormat: String, CaseIterable {
    /// A full date (RFC 3339, section 5.6) that the calendar has.
    case date
    /// A date and time with its offset (RFC 3339, section 5.6).
    case dateTime = "date-time"
    /// A UUID in its text form (RFC 9562, section 4).
    case uuid
    /// The cursor of a page, by its characters alone; whether it leads anywhere is for the server to say.
    case pageCursor = "page-cursor"
    /// `*` or a list of entity tags (RFC 9110, section 8.8.3), by its beginning alone.
    case entityTags = "entity-tags"
    /// A reference to a resource, by its characters (RFC 3986, section 4.1).
    case uriReference = "uri-reference"
    /// The name of a time zone, by its characters alone; whether it exists is for the server to say.
    case timeZone = "iana-time-zone"
    /// A secret, which any text can be.
    case password

    /// Whether a text is of the format.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .date: Self.isDate(text)
        case .dateTime: Self.isDateTime(text)
        case .uuid: Self.isUUID(text)
        case .pageCursor: !text.isEmpty && text.utf8.allSatisfy { Self.isLetterOrDigit($0) || "_-".utf8.contains($0) }
        case .entityTags: text == "*" || text.hasPrefix("\"") || text.hasPrefix("W/\"")
        case .uriReference: !text.utf8.contains { $0 <= 0x20 || $0 >= 0x7F || "\"<>\\^`{|}".utf8.contains($0) }
        case .timeZone: !text.isEmpty && text.utf8.allSatisfy { Self.isLetterOrDigit($0) || "_+-/".utf8.contains($0) }
        case .password: true
        }
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = number(parts[0], digits: 4, in: 0...9999),
            let month = number(parts[1], digits: 2, in: 1...12)
        else { return false }
        return number(parts[2], digits: 2, in: 1...dayCount(ofMonth: month, year: year)) != nil
    }

    private static func isDateTime(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > 19, scalars[10] == "T" || scalars[10] == "t", isDate(String(text.prefix(10))) else {
            return false
        }
        var rest = text.dropFirst(11)
        guard isTime(rest.prefix(8), seconds: true) else { return false }
        rest = rest.dropFirst(8)
        if rest.first == "." {
            let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(1 + fraction.count)
        }
        if rest == "Z" || rest == "z" { return true }
        return (rest.first == "+" || rest.first == "-") && isTime(rest.dropFirst(), seconds: false)
    }

    private static func isTime(_ text: Substring, seconds: Bool) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == (seconds ? 3 : 2), number(parts[0], digits: 2, in: 0...23) != nil,
            number(parts[1], digits: 2, in: 0...59) != nil
        else { return false }
        return !seconds || number(parts[2], digits: 2, in: 0...60) != nil
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy(isHexadecimal)
    }

    private static func dayCount(ofMonth month: Int, year: Int) -> Int {
        let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func number(_ text: Substring, digits: Int, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
    }
}
