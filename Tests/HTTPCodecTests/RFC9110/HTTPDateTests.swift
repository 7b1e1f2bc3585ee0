import HTTPCodec
import Testing

/// RFC 9110 §5.6.7: dates.
@Suite("RFC 9110 §5.6.7 dates")
struct HTTPDateTests {
    /// 24 November 2026, 12:00:00.
    private static let now = 1_795_521_600

    private func seconds(_ text: String, now: Int = now) -> Int? {
        HTTPDate.secondsSince1970(text, now: now)
    }

    @Test(
        "§5.6.7 a date is read in all three formats",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Sun Nov 16 08:49:37 1994", 784_975_777),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400), ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
            ("Mon, 01 Jan 1900 00:00:00 GMT", -2_208_988_800), ("Wed, 31 Dec 2025 23:59:60 GMT", 1_767_225_600),
            ("Wednesday, 25-Nov-26 00:00:00 GMT", 1_795_564_800), ("Mon Feb 29 00:00:00 2028", 1_835_395_200),
        ])
    func formats(text: String, expected: Int) {
        #expect(seconds(text) == expected)
    }

    @Test(
        "§5.6.7 a year of two digits lies at most fifty years ahead",
        arguments: [
            ("Tuesday, 24-Nov-76 12:00:00 GMT", 3_373_444_800), ("Tuesday, 24-Nov-76 12:00:01 GMT", 217_684_801),
            ("Friday, 24-Nov-77 12:00:00 GMT", 249_220_800), ("Saturday, 01-Jan-00 00:00:00 GMT", 946_684_800),
            ("Friday, 31-Dec-99 23:59:59 GMT", 946_684_799),
        ])
    func shortYears(text: String, expected: Int) {
        #expect(seconds(text) == expected)
    }

    @Test("§5.6.7 just before a century turns, its first years are near")
    func turnOfCentury() {
        #expect(seconds("Saturday, 01-Jan-05 00:00:00 GMT", now: 946_000_000) == 1_104_537_600)
    }

    @Test(
        "§5.6.7 what is no date is none",
        arguments: [
            "", "0", "784111777", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37 gmt", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
            "sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Okt 1994 08:49:37 GMT", "Sun,06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 29 Feb 1994 08:49:37 GMT", "Sun, 29 Feb 1900 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
            "Sun, 06 Nov 1994 08:49:37 +0000", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08.49.37 GMT",
            "Sun, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06 Nov 94 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37", "Someday, 06-Nov-94 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
            "Sun Nov 06 08:49:37 94", "Sun Nov  6 08:49:37 1994 GMT", "Sun Nov  6 08:49:37 199４",
            "Sun Nov 6  08:49:37 1994",
        ])
    func malformed(text: String) {
        #expect(seconds(text) == nil)
    }

    @Test("§5.6.7 what is written is read back", arguments: [0, 1, 784_111_777, 951_782_400, now, 253_402_300_799])
    func roundTrip(seconds: Int) {
        let text = String(decoding: HTTPDate.bytes(secondsSince1970: seconds), as: UTF8.self)

        #expect(self.seconds(text) == seconds)
    }
}
