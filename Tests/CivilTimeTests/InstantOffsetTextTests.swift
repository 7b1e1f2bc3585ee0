import CivilTime
import RandomTestSupport
import Testing

struct InstantOffsetTextTests {
    @Test(
        "the wall's time is written with its offset",
        arguments: [
            (0, "2026-03-29T01:30:00.050+00:00"), (7_200, "2026-03-29T03:30:00.050+02:00"),
            (-12_600, "2026-03-28T22:00:00.050-03:30"), (20_700, "2026-03-29T07:15:00.050+05:45"),
            (-60, "2026-03-29T01:29:00.050-00:01"), (86_340, "2026-03-30T01:29:00.050+23:59"),
        ])
    func offset(seconds: Int, text: String) throws {
        let instant = try #require(Instant(rfc3339: "2026-03-29T01:30:00.05Z"))

        #expect(instant.text(offsetSeconds: seconds) == text)
    }

    @Test(
        "an offset that cannot be written makes it the text in UTC",
        arguments: [3_208, -1, 86_400, -86_400, 93_540, .max, .min])
    func unwritable(seconds: Int) throws {
        let instant = try #require(Instant(rfc3339: "2026-03-29T01:30:00Z"))

        #expect(instant.text(offsetSeconds: seconds) == "2026-03-29T01:30:00.000Z")
    }

    @Test("the years stay those of four digits")
    func ends() {
        #expect(Instant.earliest.text(offsetSeconds: -3_600) == "0001-01-01T00:00:00.000Z")
        #expect(Instant.earliest.text(offsetSeconds: 3_600) == "0001-01-01T01:00:00.000+01:00")
        #expect(Instant.latest.text(offsetSeconds: 3_600) == "9999-12-31T23:59:59.999Z")
        #expect(Instant.latest.text(offsetSeconds: -3_600) == "9999-12-31T22:59:59.999-01:00")
    }

    @Test("what is written is read again")
    func roundTrip() {
        var random = SplitMix64(seed: 5_545)
        let range = Instant.earliest.milliseconds...Instant.latest.milliseconds

        let instants = (0..<2_000).map { _ in Instant(milliseconds: .random(in: range, using: &random)) }

        let texts = instants.map { $0.text(offsetSeconds: (random.below(2_879) - 1_439) * 60) }
        #expect(texts.map { Instant(rfc3339: $0) } == instants)
    }

    @Test(
        "calendars have their own form",
        arguments: [
            ("2026-03-29T06:00:00Z", "20260329T060000Z"), ("2026-03-29T23:59:59.999Z", "20260329T235959Z"),
            ("0001-01-01T00:00:00Z", "00010101T000000Z"), ("1969-12-31T23:59:59.999Z", "19691231T235959Z"),
        ])
    func calendarText(instant: String, text: String) throws {
        let instant = try #require(Instant(rfc3339: instant))

        #expect(instant.calendarText == text)
    }

    @Test("so have dates", arguments: [("2026-03-29", "20260329"), ("0001-01-01", "00010101")])
    func dateText(date: String, text: String) throws {
        let date = try #require(CivilDate(date))

        #expect(date.calendarText == text)
    }
}
