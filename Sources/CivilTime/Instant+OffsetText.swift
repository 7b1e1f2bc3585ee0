extension Instant {
    /// RFC 3339 with milliseconds as the wall of a zone shows it, `2026-03-29T03:30:00.000+02:00`.
    ///
    /// An offset that RFC 3339 §5.6 cannot write (one with seconds, or of a day and more) or that leads out of the years
    /// 0001 to 9999 makes it the text in UTC, which is the same instant.
    package func text(offsetSeconds: Int) -> String {
        guard offsetSeconds.isMultiple(of: 60), (-86_399...86_399).contains(offsetSeconds),
            let wall = Instant(exactMilliseconds: milliseconds + Int64(offsetSeconds) * 1_000)
        else { return utcText }
        let (date, milliseconds) = wall.dateAndMilliseconds
        return ASCIIWriter.text(length: 29) { writer in
            writer.append(date)
            writer.append("T")
            writer.append(timeOfSeconds: milliseconds / 1_000)
            writer.append(".")
            writer.append(milliseconds % 1_000, digits: 3)
            writer.append(offsetSeconds < 0 ? "-" : "+")
            writer.append(abs(offsetSeconds) / 3_600, digits: 2)
            writer.append(":")
            writer.append(abs(offsetSeconds) / 60 % 60, digits: 2)
        }
    }
}
