import CivilTime
import Testing

struct TimeOfDayTests {
    @Test("a time is read and written as HH:MM", arguments: [("00:00", 0, 0), ("08:05", 8, 5), ("23:59", 23, 59)])
    func text(text: String, hour: Int, minute: Int) throws {
        let time = try #require(TimeOfDay(text))

        #expect(time.hour == hour)
        #expect(time.minute == minute)
        #expect(time.description == text)
        #expect(time == TimeOfDay(hour: hour, minute: minute))
    }

    @Test(
        "any other text is refused",
        arguments: [
            "", "8:05", "24:00", "08:60", "08:5", "08:05:00", "08-05", " 8:05", "08:05 ", "-1:00", "0a:00", "٠٨:٠٥",
        ])
    func refused(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test("there is no such hour or minute", arguments: [(24, 0), (-1, 0), (0, 60), (0, -1)])
    func outside(hour: Int, minute: Int) {
        #expect(TimeOfDay(hour: hour, minute: minute) == nil)
    }

    @Test("times sort by hour, then minute", arguments: [("08:59", "09:00"), ("08:00", "08:01")])
    func order(earlier: String, later: String) throws {
        let first = try #require(TimeOfDay(earlier))
        let second = try #require(TimeOfDay(later))

        #expect(first < second)
        #expect(!(second < first))
    }
}
