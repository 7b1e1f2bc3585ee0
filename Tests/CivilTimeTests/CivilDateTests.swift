import CivilTime
import Testing

struct CivilDateTests {
    @Test(
        "the day number counts from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2026-03-16", 20_528), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func dayNumber(text: String, number: Int) throws {
        let date = try #require(CivilDate(text))

        #expect(date.dayNumber == number)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test("each day number of four hundred years gives the next date of the calendar", arguments: [1, 1800, 9600])
    func everyDay(firstYear: Int) throws {
        let first = try #require(CivilDate(year: firstYear, month: 1, day: 1))
        var expected = (year: firstYear, month: 1, day: 1)
        var mistakes = 0

        for number in first.dayNumber..<first.dayNumber + 146_097 {
            let date = try #require(CivilDate(dayNumber: number))
            let isExpected = (date.year, date.month, date.day) == expected && date.dayNumber == number
            mistakes += isExpected ? 0 : 1
            expected = nextDate(expected)
        }

        #expect(mistakes == 0)
        #expect(expected == (firstYear + 400, 1, 1))
    }

    @Test("there is no date outside the years 0001 to 9999", arguments: [-719_163, 2_932_897, Int.min, Int.max])
    func outside(number: Int) {
        #expect(CivilDate(dayNumber: number) == nil)
        #expect(CivilDate.latest.adding(days: 1) == nil)
        #expect(CivilDate.earliest.adding(days: -1) == nil)
        #expect(CivilDate.latest.adding(days: .max) == nil)
        #expect(CivilDate.earliest.adding(days: .min) == nil)
    }

    @Test(
        "a date that does not exist is refused",
        arguments: [
            (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2026, 1, 32),
            (0, 1, 1), (10_000, 1, 1), (2026, .min, .max),
        ])
    func refused(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("29 February exists in leap years", arguments: [4, 400, 2000, 2024, 9996])
    func leapDay(year: Int) throws {
        let date = try #require(CivilDate(year: year, month: 2, day: 29))

        #expect(date.adding(days: 1) == CivilDate(year: year, month: 3, day: 1))
        #expect(date.adding(days: 366) == CivilDate(year: year + 1, month: 3, day: 1))
    }

    @Test(
        "a text is exactly YYYY-MM-DD",
        arguments: [
            "", "2026-3-16", "2026-03-16 ", " 2026-03-16", "2026/03/16", "20260316", "+026-03-16", "2026-03-1a",
            "2026-02-30", "0000-01-01", "2026-03-1٦", "2026-03-16T", "２０２６-03-16", "2026-03-1",
        ])
    func refusedText(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("a part of a larger text is read alike")
    func substring() {
        let text = "from 2026-03-16 on"

        #expect(CivilDate(text.dropFirst(5).prefix(10)) == CivilDate(year: 2026, month: 3, day: 16))
    }

    @Test(
        "dates sort as their texts do and write themselves",
        arguments: [
            ("0001-01-01", "0001-01-02"), ("0999-12-31", "1000-01-01"), ("2026-02-28", "2026-03-01"),
        ])
    func order(earlier: String, later: String) throws {
        let first = try #require(CivilDate(earlier))
        let second = try #require(CivilDate(later))

        #expect(first < second)
        #expect(second - first == 1)
        #expect(first - second == -1)
        #expect(first.description == earlier)
        #expect(second.description == later)
    }

    @Test(
        "the weekday follows the calendar",
        arguments: [
            ("1970-01-01", Weekday.thursday), ("2026-03-16", .monday), ("2026-03-17", .tuesday),
            ("2026-03-18", .wednesday),
            ("2000-02-29", .tuesday), ("2026-03-20", .friday), ("2026-03-21", .saturday), ("2026-03-22", .sunday),
            ("0001-01-01", .monday), ("9999-12-31", .friday),
        ])
    func weekday(text: String, weekday: Weekday) throws {
        let date = try #require(CivilDate(text))

        #expect(date.weekday == weekday)
    }

    @Test("one day on and two off gives ten dose days in four weeks, across the change of the clocks")
    func everyThirdDay() throws {
        let start = try #require(CivilDate("2026-03-16"))

        let dates = stride(from: 0, to: 28, by: 3).compactMap { start.adding(days: $0)?.description }

        #expect(
            dates == [
                "2026-03-16", "2026-03-19", "2026-03-22", "2026-03-25", "2026-03-28", "2026-03-31", "2026-04-03",
                "2026-04-06", "2026-04-09", "2026-04-12",
            ])
        #expect(start.adding(days: 42)?.description == "2026-04-27")
    }

    private func nextDate(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
        let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
        return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
    }
}
