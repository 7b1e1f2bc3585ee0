/// Reads the lines of an iCalendar object as a calendar program does.
enum CalendarLines {
    /// The lines as they stand, without their ends; one more, empty, unless the last is ended.
    static func physical(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        for byte in bytes {
            let line = lines.removeLast()
            if byte == 0x0A, line.last == 0x0D {
                lines += [line.dropLast(), []]
            } else {
                lines.append(line + [byte])
            }
        }
        if lines.last?.isEmpty == true { lines.removeLast() } else { lines.append([]) }
        return lines
    }

    /// The content lines, put together from the folded ones (RFC 5545 §3.1).
    static func unfolded(_ bytes: [UInt8]) -> [String] {
        var lines: [[UInt8]] = []
        for line in physical(bytes) {
            if line.first == 0x20, let last = lines.popLast() {
                lines.append(last + line.dropFirst())
            } else {
                lines.append(line)
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
