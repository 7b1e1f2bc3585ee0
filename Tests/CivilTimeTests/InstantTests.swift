import CivilTime
import Glibc
import Testing

struct InstantTests {
    @Test(
        "an instant is written in UTC with milliseconds",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_417_800_000, "2026-11-23T07:10:00.000Z"), (951_827_696_007, "2000-02-29T12:34:56.007Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ])
    func utcText(milliseconds: Int64, text: String) {
        let instant = Instant(milliseconds: milliseconds)

        #expect(instant.utcText == text)
        #expect(Instant(rfc3339: text) == instant)
    }

    @Test("an instant beyond the years 0001 to 9999 becomes the nearest within them")
    func clamped() {
        #expect(Instant(milliseconds: .min) == .earliest)
        #expect(Instant(milliseconds: .max) == .latest)
        #expect(Instant.earliest.utcText == "0001-01-01T00:00:00.000Z")
        #expect(Instant.latest.utcText == "9999-12-31T23:59:59.999Z")
        #expect(Instant.earliest < Instant.latest)
    }

    @Test(
        "an HTTP date is an IMF-fixdate",
        arguments: [
            ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("1970-01-01T00:00:00.999Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            ("2026-02-28T23:59:59Z", "Sat, 28 Feb 2026 23:59:59 GMT"),
            ("2026-03-30T01:02:03Z", "Mon, 30 Mar 2026 01:02:03 GMT"),
            ("2026-04-07T01:02:03Z", "Tue, 07 Apr 2026 01:02:03 GMT"),
            ("2026-05-08T01:02:03Z", "Fri, 08 May 2026 01:02:03 GMT"),
            ("2026-06-01T01:02:03Z", "Mon, 01 Jun 2026 01:02:03 GMT"),
            ("2026-07-01T01:02:03Z", "Wed, 01 Jul 2026 01:02:03 GMT"),
            ("2026-08-01T01:02:03Z", "Sat, 01 Aug 2026 01:02:03 GMT"),
            ("2026-09-01T01:02:03Z", "Tue, 01 Sep 2026 01:02:03 GMT"),
            ("2026-10-01T01:02:03Z", "Thu, 01 Oct 2026 01:02:03 GMT"),
        ])
    func httpDate(instant: String, text: String) throws {
        let instant = try #require(Instant(rfc3339: instant))

        #expect(instant.httpDate == text)
    }

    @Test("now is the time of the system's clock")
    func now() {
        let before = Int64(time(nil)) * 1_000

        let now = Instant.now()

        #expect((before - 1_000...before + 60_000).contains(now.milliseconds))
    }
}
