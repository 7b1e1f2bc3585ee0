/// The offsets from UTC of one IANA time zone, past and future: turns instants into local dates and back.
package struct TimeZoneRules: Sendable {
    /// The IANA name by which the zone was asked for, such as `Europe/Berlin`.
    package let name: String

    private let file: TZifFile

    init(name: String, file: TZifFile) {
        self.name = name
        self.file = file
    }

    /// Seconds east of UTC at an instant, from −89,999 to 93,599; not always whole minutes before about 1970.
    package func offset(at instant: Instant) -> Int {
        period(at: instant.seconds).offset
    }

    /// The date on the wall at an instant; at the two ends of time it stays within the years 0001 to 9999.
    package func localDate(at instant: Instant) -> CivilDate {
        let seconds = instant.seconds
        let localSeconds = seconds + period(at: seconds).offset
        let dayNumber = GregorianCalendar.floorQuotient(localSeconds, GregorianCalendar.secondsPerDay)
        return CivilDate(dayNumber: dayNumber) ?? (seconds < 0 ? .earliest : .latest)
    }

    /// The instant at which the wall shows a date and time (RFC 5545 §3.3.5).
    ///
    /// A time that a gap leaves out is read with the offset before the gap, so it comes out as much later as the gap is
    /// long; of a time that occurs twice the first is meant. At the two ends of time the result stays within the years
    /// 0001 to 9999 in UTC.
    package func instant(on date: CivilDate, at time: TimeOfDay) -> Instant {
        let local = date.dayNumber * GregorianCalendar.secondsPerDay + time.hour * 3_600 + time.minute * 60
        // No offset is larger, so no period that could show this time ends before.
        var current = period(at: local - OffsetPeriod.allowedOffsets.upperBound)
        var start = Int.min
        var offsetBefore = current.offset
        while local - current.offset >= current.end {
            start = current.end
            offsetBefore = current.offset
            current = period(at: start)
        }
        let candidate = local - current.offset
        let seconds = candidate >= start ? candidate : local - offsetBefore
        return Instant(milliseconds: Int64(seconds) * 1_000)
    }

    /// The period that holds a second since 1970-01-01T00:00:00Z; it ends after that second.
    private func period(at seconds: Int) -> OffsetPeriod {
        let transitions = file.transitions
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].time <= seconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low == transitions.count, let footer = file.footer {
            return footer.period(at: seconds)
        }
        return OffsetPeriod(
            offset: low == 0 ? file.initialOffset : transitions[low - 1].offset,
            end: low == transitions.count ? .max : transitions[low].time)
    }
}
