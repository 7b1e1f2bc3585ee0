import Testing

@testable import Journal

@Suite("calendar text")
struct CalendarTextTests {
    static func written(_ name: String, text: String) -> String {
        var calendar = CalendarText()
        calendar.append(name, text: text)
        return String(decoding: calendar.bytes, as: UTF8.self)
    }

    @Test(
        "what has a meaning in a text is escaped, and every line end is one",
        arguments: [
            ("plain: \"quoted\"", "plain: \"quoted\""), ("a\\b;c,d", "a\\\\b\\;c\\,d"), ("a\nb", "a\\nb"),
            ("a\r\nb", "a\\nb"), ("a\rb\n\nc", "a\\nb\\n\\nc"), ("a\tb\u{0}\u{1B}\u{7F}c", "a\tbc"), ("", ""),
            ("a\r\u{1}\nb", "a\\n\\nb"), ("x\nEND:VEVENT", "x\\nEND:VEVENT"),
        ])
    func escaped(text: String, escaped: String) {
        #expect(Self.written("SUMMARY", text: text) == "SUMMARY:\(escaped)\r\n")
    }

    @Test(
        "no line is longer than 75 octets, and none is broken within a character",
        arguments: ["x", "é", "€", "🍄", "e\u{301}"])
    func folded(unit: String) {
        for count in 1...90 {
            let text = String(repeating: unit, count: count)

            let lines = CalendarLines.physical(Array(Self.written("SUMMARY", text: text).utf8))

            // A line that was broken within a character would not be UTF-8.
            #expect(lines.allSatisfy { $0.count <= 75 && String(validating: $0, as: UTF8.self) != nil })
            #expect(lines.dropFirst().allSatisfy { $0.first == 0x20 })
            #expect(CalendarLines.unfolded(Array(Self.written("SUMMARY", text: text).utf8)) == ["SUMMARY:\(text)"])
        }
    }

    @Test("a line of exactly 75 octets is not folded, one of 76 is", arguments: [(67, 1), (68, 2), (141, 2), (142, 3)])
    func limit(length: Int, lines: Int) {
        let written = Self.written("SUMMARY", text: String(repeating: "x", count: length))

        #expect(CalendarLines.physical(Array(written.utf8)).count == lines)
    }
}
