import CivilTime
import RandomTestSupport
import Testing

struct InstantRFC3339Tests {
    @Test(
        "a date-time with any offset is read",
        arguments: [
            ("2026-11-23T08:10:00.000+01:00", "2026-11-23T07:10:00.000Z"),
            ("2026-05-01T22:30:00-04:00", "2026-05-02T02:30:00.000Z"),
            ("2026-01-01T00:00:00+05:45", "2025-12-31T18:15:00.000Z"),
            ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
            ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
            ("2026-11-23t07:10:00z", "2026-11-23T07:10:00.000Z"),
            ("2026-11-23T07:10:00-00:00", "2026-11-23T07:10:00.000Z"),
            ("2026-11-23T07:10:00+23:59", "2026-11-22T07:11:00.000Z"),
            ("0001-01-01T01:00:00+01:00", "0001-01-01T00:00:00.000Z"),
            ("9999-12-31T22:59:59.999-01:00", "9999-12-31T23:59:59.999Z"),
        ])
    func read(text: String, utc: String) throws {
        let instant = try #require(Instant(rfc3339: text))

        #expect(instant.utcText == utc)
    }

    @Test(
        "a fraction of any length is cut to milliseconds",
        arguments: [
            ("00.1Z", "00.100"), ("00.12Z", "00.120"), ("00.1239Z", "00.123"), ("59.999999999999999999999Z", "59.999"),
            ("00.0009+00:00", "00.000"), ("00.000000000000000000001Z", "00.000"),
        ])
    func fraction(end: String, seconds: String) throws {
        let instant = try #require(Instant(rfc3339: "1969-07-20T20:17:\(end)"))

        #expect(instant.utcText == "1969-07-20T20:17:\(seconds)Z")
    }

    @Test("a very long fraction is cut too")
    func longFraction() throws {
        let text = "2026-01-01T00:00:00." + String(repeating: "9", count: 100_000) + "Z"

        let instant = try #require(Instant(rfc3339: text))

        #expect(instant.utcText == "2026-01-01T00:00:00.999Z")
    }

    @Test(
        "a leap second is read as the second after it",
        arguments: [
            ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000Z"),
            ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z"),
            ("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00.500Z"),
        ])
    func leapSecond(text: String, utc: String) throws {
        let instant = try #require(Instant(rfc3339: text))

        #expect(instant.utcText == utc)
    }

    @Test(
        "any other text is refused",
        arguments: [
            "", "Z", "2026-11-23", "2026-11-23T", "2026-11-23T07:10Z", "2026-11-23T07:10:00", "2026-11-23 07:10:00Z",
            "2026-11-23T07:10:00.Z", "2026-11-23T07:10:00,5Z", "2026-11-23T07:10:00.5", "2026-11-23T7:10:00Z",
            "2026-11-23T24:00:00Z", "2026-11-23T23:60:00Z", "2026-11-23T23:59:61Z", "2026-11-23T07:10:60Z",
            "1990-12-31T23:59:60+01:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "0000-01-01T00:00:00Z",
            "2026-11-23T07:10:00+1:00", "2026-11-23T07:10:00+0100", "2026-11-23T07:10:00+01",
            "2026-11-23T07:10:00+24:00",
            "2026-11-23T07:10:00+01:60", "2026-11-23T07:10:00\u{2212}01:00", "2026-11-23T07:10:00ZZ",
            "2026-11-23T07:10:00Z ", " 2026-11-23T07:10:00Z", "2026-11-23T07:10:00+01:00[Europe/Berlin]",
            "2026-11-23T07-10-00Z", "-026-11-23T07:10:00Z", "10000-01-01T00:00:00Z", "2026-11-23T07:10:00\u{0}Z",
            "0001-01-01T00:59:59+01:00", "9999-12-31T23:00:00-01:00", "9999-12-31T23:59:60Z", "2026-W48-1T07:10:00Z",
            "２026-11-23T07:10:00Z",
        ])
    func refused(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("every shorter beginning of a date-time is refused", arguments: 0..<29)
    func beginning(length: Int) {
        let text = "2026-11-23T08:10:00.000+01:00"

        #expect(Instant(rfc3339: text.prefix(length)) == nil)
        #expect(Instant(rfc3339: text) != nil)
    }

    @Test("what is written is read again")
    func roundTrip() {
        var random = SplitMix64(seed: 3_339)
        let range = Instant.earliest.milliseconds...Instant.latest.milliseconds

        let instants = (0..<5_000).map { _ in Instant(milliseconds: .random(in: range, using: &random)) }

        #expect(instants.map(\.utcText).map { Instant(rfc3339: $0) } == instants)
        #expect(instants.sorted().map(\.utcText) == instants.map(\.utcText).sorted())
    }
}
