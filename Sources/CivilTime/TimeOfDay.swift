/// A time on the wall clock to the minute, 00:00 to 23:59, of no particular day or zone: when a dose is planned.
package struct TimeOfDay: Sendable, Hashable {
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int

    /// Nil when the hour is not 0 to 23 or the minute not 0 to 59.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Reads exactly `HH:MM`; nil for any other form.
    package init?(_ text: some StringProtocol) {
        let string = String(text)
        let bytes = string.utf8Span.span
        guard bytes.count == 5, let hour = bytes.number(at: 0, digits: 2), bytes.has(":", at: 2),
            let minute = bytes.number(at: 3, digits: 2)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}

extension TimeOfDay: Comparable {
    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        (left.hour, left.minute) < (right.hour, right.minute)
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// `HH:MM`.
    package var description: String {
        ASCIIWriter.text(length: 5) { writer in
            writer.append(hour, digits: 2)
            writer.append(":")
            writer.append(minute, digits: 2)
        }
    }
}
