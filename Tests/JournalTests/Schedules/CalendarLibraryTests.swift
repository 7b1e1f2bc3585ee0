import CivilTime
import Foundation
import ProcessTestSupport
import RandomTestSupport
import Testing

@testable import Journal

/// Calendars read by a library that calendar programs are built on: icalendar from PyPI, through scripts/calendar-events.
@Suite("calendars read by a library")
struct CalendarLibraryTests {
    /// DST both ways and by half an hour, both sides of the date line, a day that did not exist.
    private static let zones = [
        "Europe/Berlin", "America/St_Johns", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia",
        "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Casablanca",
    ]
    /// Before changes of the clocks, in leap years, and before the day that Samoa left out.
    private static let starts = ["2011-12-20", "2024-02-20", "2026-03-01", "2026-09-15", "2028-02-27", "2099-12-30"]

    /// A plan of some time of the day.
    private struct Timed {
        let schedule: Schedule
        /// Its zone and time, for the script.
        let local: String

        init(_ zone: String, from start: String, _ random: inout SplitMix64) throws {
            let minute = random.below(2) == 0 ? random.below(240) : random.below(1440)
            let time = [minute / 60, minute % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ":")
            let plan = try Planning.plan(
                """
                {"startDate":"\(start)","timeOfDay":"\(time)","timeZone":"\(zone)",
                 "schedule":{"kind":"cycle","doseDays":\(1 + random.below(3)),"restDays":\(random.below(4))}}
                """)
            let first = try Planning.date(start)
            schedule = plan.schedule(on: first...(first.adding(days: 240) ?? .latest), doses: [], today: first)
            local = "\(zone) \(time)"
        }
    }

    private static func wholeDays(_ random: inout SplitMix64) throws -> Schedule {
        let drawn = try RandomPlan(&random)
        return drawn.plan.schedule(on: drawn.days, doses: drawn.doses, today: drawn.today)
    }

    /// A line for each dose day, as the script prints them.
    private static func lines(_ schedule: Schedule, file: Int) -> [String] {
        schedule.days.filter { $0.phase == .dose }.map { day in
            let start = day.at?.instant.utcText ?? day.date.description
            return "\(file) \(day.date)-\(ProtocolCalendarTests.id) \(start)"
        }
    }

    @Test("each dose day of plans in every zone, and of random ones, is there, at its instant, and nothing else")
    func doseDays() async throws {
        try await onThread {
            var random = SplitMix64(seed: 20_261_125)
            let timed = try Self.zones.flatMap { zone in
                try Self.starts.map { try Timed(zone, from: $0, &random) }
            }
            let schedules = try timed.map(\.schedule) + (0..<40).map { _ in try Self.wholeDays(&random) }
            let modified = Instant(milliseconds: 1_795_000_000_000)
            let directory = FileManager.default.temporaryDirectory.appending(path: "calendars-\(getpid())")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: directory) }
            let paths = try schedules.enumerated().map { number, schedule in
                let file = directory.appending(path: "\(number).ics")
                try Data(ProtocolCalendar(schedule.days, of: ProtocolCalendarTests.id, modified: modified).bytes)
                    .write(to: file)
                if timed.indices.contains(number) {
                    let local = file.deletingPathExtension().appendingPathExtension("local")
                    try Data(timed[number].local.utf8).write(to: local)
                }
                return file.path
            }

            let reader = try ChildProcess(Self.script, paths)
            let end = try reader.wait(within: 300)

            let expected = schedules.enumerated().flatMap { Self.lines($1, file: $0) }
            #expect(end == .exited(0), "\(reader.errors)")
            #expect(timed.count == 48)
            #expect(expected.count > 5_000)
            #expect(reader.output.split(separator: "\n").map(String.init) == expected)
        }
    }

    private static let script =
        #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/\($1)" } + "/scripts/calendar-events"
}
