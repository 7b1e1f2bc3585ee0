package import CivilTime

/// The dose days of a plan as an iCalendar object (RFC 5545), for a calendar program to subscribe to.
///
/// Calendars are shown on lock screens, shared and read by others: there is the title, which the person chooses, and
/// no word of a substance, an amount or this program.
package struct ProtocolCalendar: Sendable {
    /// What an event is called unless the person says otherwise.
    package static let defaultTitle = "Reminder"

    /// How often a subscriber should look again.
    private static let refreshInterval = "PT12H"

    private let days: [ScheduleDay]
    private let protocolID: UUID
    private let title: String
    private let modified: Instant

    /// The calendar of some days, of which those with a dose are in it; `modified` is when the plan was last changed.
    package init(_ days: [ScheduleDay], of protocolID: UUID, title: String = defaultTitle, modified: Instant) {
        self.days = days.filter { $0.phase == .dose }
        self.protocolID = protocolID
        self.title = title
        self.modified = modified
    }

    /// The object in UTF-8, `text/calendar`.
    package var bytes: [UInt8] {
        var text = CalendarText()
        text.append("BEGIN", "VCALENDAR")
        appendProperties(to: &text)
        for day in days { append(day, to: &text) }
        if days.isEmpty { appendZone(to: &text) }
        text.append("END", "VCALENDAR")
        return text.bytes
    }

    /// The name and the interval are there twice: as RFC 7986 §5.1 and §5.7 have them, and as programs read them before.
    private func appendProperties(to text: inout CalendarText) {
        text.append("VERSION", "2.0")
        text.append("PRODID", "-//Reminders//EN")
        text.append("CALSCALE", "GREGORIAN")
        text.append("METHOD", "PUBLISH")
        text.append("NAME", text: title)
        text.append("X-WR-CALNAME", text: title)
        text.append("REFRESH-INTERVAL;VALUE=DURATION", Self.refreshInterval)
        text.append("X-PUBLISHED-TTL", Self.refreshInterval)
    }

    /// A dose day is an event without length at the planned instant, or of a whole day where the plan has no time; an
    /// alarm of that would go off at midnight (RFC 5545 §3.6.6), while phones have a time of their own for it.
    private func append(_ day: ScheduleDay, to text: inout CalendarText) {
        text.append("BEGIN", "VEVENT")
        // The same day keeps its name, so a subscriber changes an event rather than doubling it.
        text.append("UID", "\(day.date)-\(protocolID)")
        text.append("DTSTAMP", modified.calendarText)
        if let time = day.at {
            text.append("DTSTART", time.instant.calendarText)
        } else {
            text.append("DTSTART;VALUE=DATE", day.date.calendarText)
        }
        text.append("SUMMARY", text: title)
        text.append("TRANSP", "TRANSPARENT")
        text.append("CLASS", "PRIVATE")
        if day.at != nil { appendAlarm(to: &text) }
        text.append("END", "VEVENT")
    }

    private func appendAlarm(to text: inout CalendarText) {
        text.append("BEGIN", "VALARM")
        text.append("ACTION", "DISPLAY")
        text.append("TRIGGER", "PT0S")
        text.append("DESCRIPTION", text: title)
        text.append("END", "VALARM")
    }

    /// An object has at least one component (RFC 5545 §3.6). Where there is no event it is a time zone to which nothing
    /// refers: it is shown nowhere, while some strict readers refuse an empty object and keep the events of before.
    private func appendZone(to text: inout CalendarText) {
        text.append("BEGIN", "VTIMEZONE")
        text.append("TZID", "Etc/UTC")
        text.append("BEGIN", "STANDARD")
        text.append("DTSTART", "19700101T000000")
        text.append("TZOFFSETFROM", "+0000")
        text.append("TZOFFSETTO", "+0000")
        text.append("END", "STANDARD")
        text.append("END", "VTIMEZONE")
    }
}
