import Testing

@testable import CivilTime

struct PosixTimeZoneTests {
    @Test(
        "the offset follows the rule to the second",
        arguments: [
            // Mm.w.d; the fifth week is the last of its month.
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3_600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7_200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7_200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3_600),
            ("EST5EDT,M3.2.0,M11.1.0", "2099-03-08T06:59:59Z", -18_000),
            ("EST5EDT,M3.2.0,M11.1.0", "2099-03-08T07:00:00Z", -14_400),
            // South of the equator daylight time spans the new year; here by half an hour.
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", 39_600),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-07-01T00:00:00Z", 37_800),
            // Daylight time may lie behind standard time.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3_600),
            // RFC 9636: times before and after the day.
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7_200),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600),
            ("AAA0BBB,1/-167,M6.1.0", "2025-12-26T00:59:59Z", 0),
            ("AAA0BBB,1/-167,M6.1.0", "2025-12-26T01:00:00Z", 3_600),
            ("AAA0BBB,M6.1.0,364/167", "2027-01-06T21:59:59Z", 3_600),
            ("AAA0BBB,M6.1.0,364/167", "2027-01-06T22:00:00Z", 0),
            ("AAA0BBB,363/167,364/167", "2027-01-06T12:00:00Z", 3_600),
            ("AAA0BBB,363/167,364/167", "2027-01-05T12:00:00Z", 0),
            // Jn never counts 29 February, n does.
            ("AAA0BBB,J60/0,J300/0", "2023-03-01T00:00:00Z", 3_600),
            ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
            ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3_600),
            ("AAA0BBB,J59/0,J300/0", "2024-02-28T00:00:00Z", 3_600),
            ("AAA0BBB,59/0,300/0", "2023-02-28T23:59:59Z", 0),
            ("AAA0BBB,59/0,300/0", "2023-03-01T00:00:00Z", 3_600),
            ("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3_600),
            // Daylight time all year (RFC 9636 §3.3.2).
            ("XXX3EDT4,0/0,J365/23", "2027-01-01T02:59:59Z", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2027-01-01T03:00:00Z", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2026-07-01T00:00:00Z", -14_400),
            ("EST5EDT,0/0,J365/25", "2028-12-31T23:59:59Z", -14_400),
            ("EST5EDT,0/0,J365/25", "2029-01-01T05:00:00Z", -14_400),
            // No daylight time; signs, minutes and seconds of offsets.
            ("<+0545>-5:45", "2026-07-01T00:00:00Z", 20_700), ("UTC0", "2026-07-01T00:00:00Z", 0),
            ("AAA+3", "2026-07-01T00:00:00Z", -10_800), ("AAA-24:59:59", "2026-07-01T00:00:00Z", 89_999),
            ("AAA-24:59:59BBB,0/0,J365/25", "2026-07-01T00:00:00Z", 93_599),
            ("AAA24:59:59", "0001-01-01T00:00:00Z", -89_999),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "9999-12-31T23:59:59Z", 3_600),
        ])
    func offset(rule: String, instant: String, offset: Int) throws {
        let rule = try #require(PosixTimeZone(Array(rule.utf8)))
        let instant = try #require(Instant(rfc3339: instant))

        #expect(rule.period(at: instant.seconds).offset == offset)
    }

    @Test("a period ends where the next begins")
    func periods() throws {
        let rule = try #require(PosixTimeZone(Array("CET-1CEST,M3.5.0,M10.5.0/3".utf8)))
        let start = try #require(Instant(rfc3339: "2026-01-01T00:00:00Z"))

        let winter = rule.period(at: start.seconds)
        let summer = rule.period(at: winter.end)
        let next = rule.period(at: summer.end)

        #expect(Instant(milliseconds: Int64(winter.end) * 1_000).utcText == "2026-03-29T01:00:00.000Z")
        #expect(Instant(milliseconds: Int64(summer.end) * 1_000).utcText == "2026-10-25T01:00:00.000Z")
        #expect([winter, summer, next].map(\.offset) == [3_600, 7_200, 3_600])
    }

    @Test("a zone without daylight time has one period")
    func onePeriod() throws {
        let rule = try #require(PosixTimeZone(Array("<-05>5".utf8)))

        #expect(rule.period(at: 0) == OffsetPeriod(offset: -18_000, end: .max))
    }

    @Test(
        "a malformed rule is refused",
        arguments: [
            "", "C", "CE-1", "CET", "CET-", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,",
            "CET-1CEST,M3.5.0,M10.5.0/", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,M3.5.0,M10.5.0/168",
            "CET-1CEST,M3.5.0/-168,M10.5.0", "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300",
            "CET-1CEST,J366,J300", "CET-1CEST,366,300", "CET-1CEST,M3.5,M10.5.0", "CET-25", "CET-1:60", "CET-1:00:60",
            "CET-1:", "CET-1234", "<CE>-1", "<CET-1", "<C T>-1", "C1T-1", ":Europe/Berlin", "CET-1CE,M3.5.0,M10.5.0",
            "CET-1CESTM3.5.0,M10.5.0", "CET-1CEST-2M3.5.0,M10.5.0", "CET-1CEST,M3.5.0M10.5.0", "CET--1", " CET-1",
            "CET-1 ", "CET-9999999999999999999999", "CET-1CEST,99999999999999999999,300",
        ])
    func refused(rule: String) {
        #expect(PosixTimeZone(Array(rule.utf8)) == nil)
    }
}
