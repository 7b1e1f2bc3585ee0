extension Instant {
    /// The form of calendars in UTC, `20260329T060000Z` (RFC 5545 §3.3.5, form 2); the milliseconds are cut off.
    package var calendarText: String {
        let (date, milliseconds) = dateAndMilliseconds
        let seconds = milliseconds / 1_000
        return ASCIIWriter.text(length: 16) { writer in
            writer.append(compact: date)
            writer.append("T")
            writer.append(seconds / 3_600, digits: 2)
            writer.append(seconds / 60 % 60, digits: 2)
            writer.append(seconds % 60, digits: 2)
            writer.append("Z")
        }
    }
}

extension CivilDate {
    /// The form of calendars, `20260329` (RFC 5545 §3.3.4).
    package var calendarText: String {
        ASCIIWriter.text(length: 8) { $0.append(compact: self) }
    }
}

extension ASCIIWriter {
    /// Appends `YYYYMMDD`.
    fileprivate mutating func append(compact date: CivilDate) {
        append(date.year, digits: 4)
        append(date.month, digits: 2)
        append(date.day, digits: 2)
    }
}
