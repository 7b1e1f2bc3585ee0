import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("calendar of a protocol")
struct ProtocolCalendarTests {
    static let id = UUID(high: 0x0192_0000_0000_7000, low: 0x8000_0000_0000_0001)

    static func lines(_ schedule: Schedule, title: String = ProtocolCalendar.defaultTitle) throws -> [String] {
        let modified = try #require(Instant(rfc3339: "2026-03-01T09:30:15.999+01:00"))
        let calendar = ProtocolCalendar(schedule.days, of: id, title: title, modified: modified)
        return CalendarLines.unfolded(calendar.bytes)
    }

    /// The values of a property, in order.
    static func values(_ name: String, in lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
    }

    static let head = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminders//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:Reminder", "X-WR-CALNAME:Reminder", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
    ]

    @Test("a timed dose is an event at its instant")
    func timed() throws {
        let plan = try Planning.plan(#"{"startDate":"2026-03-29","timeOfDay":"08:00"}"#)

        let lines = try Self.lines(Planning.schedule(plan, "2026-03-28", "2026-03-31"))

        #expect(
            lines == Self.head + [
                "BEGIN:VEVENT", "UID:2026-03-29-01920000-0000-7000-8000-000000000001", "DTSTAMP:20260301T083015Z",
                "DTSTART:20260329T060000Z", "SUMMARY:Reminder", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "BEGIN:VALARM",
                "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:Reminder", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
            ])
    }

    @Test("a dose without a time is an event of the whole day")
    func allDay() throws {
        let lines = try Self.lines(Planning.schedule(Planning.plan(), "2026-03-16", "2026-03-20"))

        #expect(Self.values("DTSTART;VALUE=DATE", in: lines) == ["20260316", "20260319"])
        #expect(Self.values("DTSTART", in: lines) == [])
        // It would go off at midnight (RFC 5545 §3.6.6); phones have a time of their own for whole days.
        #expect(!lines.contains("BEGIN:VALARM"))
    }

    @Test("there is an event at the instant of each dose day, whatever came of it, and none on other days")
    func instants() throws {
        let plan = try Planning.plan(
            #"{"timeOfDay":"02:30","schedule":{"kind":"cycle","doseDays":2,"restDays":1},"timeZone":"Europe/Berlin"}"#)
        let schedule = try Planning.schedule(
            plan, "2026-03-16", "2026-11-01", doses: ["2026-03-16", "-2026-03-17", "2026-03-18"], today: "2026-06-01")

        let lines = try Self.lines(schedule)

        let starts = Self.values("DTSTART", in: lines)
        #expect(starts.compactMap { Self.instant($0) } == schedule.days.compactMap { $0.at?.instant })
        #expect(starts.count == schedule.totals.planned)
        #expect(starts.contains("20260329T013000Z") && starts.contains("20261025T003000Z"))
        #expect(Set(Self.values("UID", in: lines)).count == starts.count)
        #expect(Self.values("END", in: lines).count { $0 == "VALARM" } == starts.count)
    }

    /// `20260329T060000Z` as an instant.
    static func instant(_ text: String) -> Instant? {
        let characters = Array(text)
        guard characters.count == 16 else { return nil }
        let parts = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].map { String(characters[$0]) }
        return Instant(rfc3339: "\(parts[0])-\(parts[1])-\(parts[2])T\(parts[3]):\(parts[4]):\(parts[5])Z")
    }

    @Test("an event keeps its name in another range and after a change of the plan")
    func stableNames() throws {
        let plan = try Planning.plan()
        let changed = try Planning.plan(#"{"timeOfDay":"09:00","name":"Other"}"#)

        let names = try Self.values("UID", in: Self.lines(Planning.schedule(plan, "2026-03-16", "2026-03-22")))
        let later = try Self.values("UID", in: Self.lines(Planning.schedule(changed, "2026-03-19", "2026-03-25")))

        #expect(names.dropFirst() == later.dropLast())
    }

    @Test("nothing tells what is taken or from which program it comes")
    func discreet() throws {
        let plan = try Reading.content(DosingProtocol.self, DosingProtocolTests.complete)

        let text = try Self.lines(Planning.schedule(plan, "2026-03-16", "2026-03-31")).joined(separator: "\n")

        let words = ["psilocybin", "Autumn", "0.1", "150", "lion", "niacin", "fear", "Attune", "dose"]
        #expect(words.filter { text.lowercased().contains($0.lowercased()) } == [])
    }

    @Test("the title is a text like any other, folded and escaped")
    func title() throws {
        let title = "Vitamins; morning, \\ evening\n" + String(repeating: "🍄", count: 50)

        let plan = try Planning.plan(#"{"timeOfDay":"08:00"}"#)
        let lines = try Self.lines(Planning.schedule(plan, "2026-03-16", "2026-03-16"), title: title)

        let written = "Vitamins\\; morning\\, \\\\ evening\\n" + String(repeating: "🍄", count: 50)
        for name in ["NAME", "X-WR-CALNAME", "SUMMARY", "DESCRIPTION"] {
            #expect(Self.values(name, in: lines) == [written])
        }
    }

    @Test("a plan without a dose day is an object with a component that shows nothing")
    func empty() throws {
        let lines = try Self.lines(Planning.schedule(Planning.plan(), "2026-03-01", "2026-03-15"))

        #expect(
            lines == Self.head + [
                "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
                "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE", "END:VCALENDAR",
            ])
    }
}
