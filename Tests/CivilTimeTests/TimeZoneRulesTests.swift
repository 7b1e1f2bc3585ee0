import CivilTime
import Testing

struct TimeZoneRulesTests {
    private let database = TimeZoneDatabase()

    @Test(
        "a time on the wall is the instant that RFC 5545 means",
        arguments: [
            // A reminder at 08:00 moves in UTC when the clocks change.
            ("Europe/Berlin", "2026-03-28", "08:00", "2026-03-28T07:00:00.000Z"),
            ("Europe/Berlin", "2026-03-29", "08:00", "2026-03-29T06:00:00.000Z"),
            // In the gap: the offset before it, so 02:30 is 03:30+02:00.
            ("Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00.000Z"),
            ("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"),
            ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"),
            ("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"),
            // In the overlap: the first of the two.
            ("Europe/Berlin", "2026-10-25", "02:00", "2026-10-25T00:00:00.000Z"),
            ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"),
            ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"),
            // The examples of RFC 5545 §3.3.5.
            ("America/New_York", "2007-11-04", "01:30", "2007-11-04T05:30:00.000Z"),
            ("America/New_York", "2007-03-11", "02:30", "2007-03-11T07:30:00.000Z"),
            // Far future: from the footer's rule.
            ("America/New_York", "2099-03-08", "02:30", "2099-03-08T07:30:00.000Z"),
            ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z"),
            ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00.000Z"),
            // A day that Samoa left out, and one that Kwajalein had twice.
            ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00:00.000Z"),
            ("Pacific/Kwajalein", "1969-09-30", "12:00", "1969-09-30T01:00:00.000Z"),
            ("Asia/Kathmandu", "2026-01-01", "00:00", "2025-12-31T18:15:00.000Z"),
            ("UTC", "2026-03-29", "02:30", "2026-03-29T02:30:00.000Z"),
            ("UTC", "0001-01-01", "00:00", "0001-01-01T00:00:00.000Z"),
            ("Europe/Berlin", "0001-01-01", "00:00", "0001-01-01T00:00:00.000Z"),
            ("America/New_York", "9999-12-31", "23:59", "9999-12-31T23:59:59.999Z"),
        ])
    func instant(name: String, date: String, time: String, utc: String) throws {
        let zone = try #require(database.rules(for: name))
        let date = try #require(CivilDate(date))
        let time = try #require(TimeOfDay(time))

        #expect(zone.instant(on: date, at: time).utcText == utc)
    }

    @Test(
        "the local date is that of the wall",
        arguments: [
            ("America/New_York", "2026-05-02T02:30:00Z", "2026-05-01"),
            ("America/New_York", "2026-05-02T03:59:59.999Z", "2026-05-01"),
            ("America/New_York", "2026-05-02T04:00:00Z", "2026-05-02"),
            ("UTC", "2026-05-02T02:30:00Z", "2026-05-02"), ("UTC", "1969-12-31T23:59:59.999Z", "1969-12-31"),
            ("Asia/Kathmandu", "2026-05-01T18:15:00Z", "2026-05-02"),
            ("Asia/Kathmandu", "2026-05-01T18:14:59.999Z", "2026-05-01"),
            ("Etc/GMT-14", "2026-05-01T10:00:00Z", "2026-05-02"), ("Etc/GMT+5", "2026-05-01T04:59:59Z", "2026-04-30"),
            ("America/New_York", "0001-01-01T00:00:00Z", "0001-01-01"),
            ("Asia/Kathmandu", "9999-12-31T23:59:59Z", "9999-12-31"),
        ])
    func localDate(name: String, instant: String, date: String) throws {
        let zone = try #require(database.rules(for: name))
        let instant = try #require(Instant(rfc3339: instant))

        #expect(zone.localDate(at: instant).description == date)
    }

    @Test("three days across the change of the clocks last 71 hours and are still three days")
    func threeDays() throws {
        let zone = try #require(database.rules(for: "Europe/Berlin"))
        let first = try #require(CivilDate("2026-03-28"))
        let last = try #require(CivilDate("2026-03-31"))
        let midnight = try #require(TimeOfDay("00:00"))

        let elapsed =
            zone.instant(on: last, at: midnight).milliseconds - zone.instant(on: first, at: midnight).milliseconds

        #expect(elapsed == 71 * 3_600_000)
        #expect(last - first == 3)
    }

    @Test(
        "each quarter of an hour of a year comes back from its instant, is the first such, or lay in a gap",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Chatham", "UTC",
            "Europe/Dublin", "America/Nuuk", "Asia/Gaza",
        ])
    func everyQuarterHour(name: String) throws {
        let zone = try #require(database.rules(for: name))
        let newYear = try #require(CivilDate("2026-01-01"))
        let seconds = (0..<365 * 96).map { newYear.dayNumber * 86_400 + $0 * 900 }
        let offsets = Set(seconds.map { zone.offset(at: Instant(milliseconds: Int64($0) * 1_000)) })
        var mistakes: [Int] = []

        for local in seconds {
            let day = try #require(CivilDate(dayNumber: local / 86_400))
            let time = try #require(TimeOfDay(hour: local / 3_600 % 24, minute: local / 60 % 60))
            let instant = zone.instant(on: day, at: time)
            // By definition: of all instants at which the wall shows this time, the first.
            let shown = offsets.map { local - $0 }.filter {
                zone.offset(at: Instant(milliseconds: Int64($0) * 1_000)) == local - $0
            }
            // In a gap the wall shows a later time, as much later as the gap is long.
            let wall = Int(instant.milliseconds / 1_000) + zone.offset(at: instant)
            let isRight = shown.min().map { Int64($0) * 1_000 == instant.milliseconds } ?? (wall > local)
            if !isRight { mistakes.append(local) }
        }

        #expect(mistakes == [])
    }
}
