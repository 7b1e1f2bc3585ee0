import CivilTime
import JSON
import Testing

@testable import Journal

/// Ratings as one value a day, and each metric by itself.
@Suite("metrics of a period")
struct MetricSeriesTests {
    @Test("the ratings of a day are one value, of the day that they are about")
    func days() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-02", #"{"ratings": {"mood": 4}}"#)
        try draft.checkIn("2026-03-02", #"{"ratings": {"mood": 7}}"#)
        try draft.checkIn("2026-03-04", #"{"aboutDate": "2026-03-03", "ratings": {"mood": 1}}"#)
        try draft.checkIn("2026-03-09", #"{"ratings": {"mood": 9}}"#)

        let mood = try draft.insights("2026-03-01", "2026-03-05")["metrics", "items", "0"]

        #expect(mood?["n"] == 2)
        #expect(mood?["ratings"] == 3)
        #expect(mood?["missingDays"] == 3)
        #expect(mood?["max"]?.plain == "5.5")
        #expect(mood?["mean"]?.plain == "3.25")
        #expect(mood?["direction"] == "higher-is-better")
    }

    @Test("days of the same ratings are alike, in whatever order they were given")
    func order() throws {
        var draft = DiaryDraft()
        for day in 10...39 {
            let date = try #require(Planning.date("2026-03-01").adding(days: day)).description
            if day % 5 == 0 { try draft.dose(date) }
            for place in 0..<3 {
                try draft.checkIn(date, #"{"ratings": {"mood": \#((place + day) % 3 == 0 ? 0.5 : 0)}}"#)
            }
        }

        let insights = try draft.insights("2026-03-11", "2026-04-09")

        #expect(insights["metrics", "items", "0", "standardDeviation"] == 0)
        #expect(insights["metrics", "items", "0", "weekDifference"] == 0)
        #expect(insights["dosePhases", "items", "0", "phases", "0", "note"] == "no-variation")
    }

    @Test("figures have no more digits than they can stand for")
    func digits() throws {
        var draft = DiaryDraft()
        for (day, pain) in [("01", "0.1"), ("01", "0.2"), ("01", "0.6"), ("02", "0.1"), ("02", "0.2")] {
            try draft.checkIn(
                "2026-03-\(day)", #"{"ratings": {"pain": \#(pain)}, "trackerVersions": {"pain": 1}}"#)
        }

        let pain = try draft.insights("2026-03-01", "2026-03-05")["metrics", "items", "0"]

        #expect(pain?["max"]?.plain == "0.3")
        #expect(pain?["min"]?.plain == "0.15")
        #expect(pain?["mean"]?.plain == "0.225")
    }

    @Test("the versions of a tracker are never mixed")
    func versions() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", #"{"ratings": {"pain": 3}, "trackerVersions": {"pain": 1}}"#)
        try draft.checkIn("2026-03-02", #"{"ratings": {"pain": 70}, "trackerVersions": {"pain": 2}}"#)
        try draft.checkIn("2026-03-03", #"{"ratings": {"pain": 90}, "trackerVersions": {"pain": 2}}"#)
        let tracker = """
            {"key":"pain","label":"Pain","min":0,"max":100,"step":1,"direction":"lower-is-better","unit":"mm",\
            "version":2,"earlierScales":[{"version":1,"min":0,"max":10,"step":1,"direction":"neither"}]}
            """
        let event = RecordEvent(date: try Planning.date("2026-03-01"), instant: Instant(milliseconds: 0))
        let record = Record(
            id: UUID(high: 3, low: 1), collection: "trackers", revision: 2, createdAt: event.instant,
            updatedAt: event.instant, event: event, parentID: nil, body: Array(tracker.utf8))
        let scales = try #require(try TrackerScales(record))

        let items = try draft.insights("2026-03-01", "2026-03-05", trackers: ["pain": scales])["metrics", "items"]

        #expect(items?.elements.map { $0["version"]?.plain } == ["1", "2"])
        #expect(items?.elements.map { $0["mean"]?.plain } == ["3", "80"])
        #expect(items?.elements.map { $0["label"]?.plain } == ["Pain", "Pain"])
        #expect(items?.elements.map { $0["unit"]?.plain } == [nil, "mm"])
        #expect(items?.elements.map { $0["direction"]?.plain } == ["neither", "lower-is-better"])
    }

    @Test("weeks are held against each other where they are not the same days", arguments: [(13, "null"), (14, "-2")])
    func weeks(days: Int, difference: String) throws {
        var draft = DiaryDraft()
        for day in 1...days {
            let mood = day <= 7 ? 6 : 4
            try draft.checkIn("2026-03-\(day < 10 ? "0" : "")\(day)", #"{"ratings": {"mood": \#(mood)}}"#)
        }

        let mood = try draft.insights("2026-03-01", "2026-03-\(days)")["metrics", "items", "0"]

        #expect(mood?["weekDifference"]?.plain == difference)
        #expect(mood?["firstWeek", "mean"] == 6)
        #expect(mood?["lastWeek", "n"] == 7)
    }

    @Test("a trend needs five days, and one value has no deviation")
    func few() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", #"{"ratings": {"mood": 5}}"#)
        let one = try draft.insights("2026-03-01", "2026-03-31")["metrics", "items", "0"]
        for day in 2...4 { try draft.checkIn("2026-03-0\(day)", #"{"ratings": {"mood": 5}}"#) }
        let four = try draft.insights("2026-03-01", "2026-03-31")["metrics", "items", "0"]
        try draft.checkIn("2026-03-05", #"{"ratings": {"mood": 6}}"#)
        let five = try draft.insights("2026-03-01", "2026-03-31")["metrics", "items", "0"]

        #expect(one?["standardDeviation"] == .null)
        #expect(
            four?["trend"] == ["n": 4, "unit": "day", "slopePerWeek": .null, "interval": .null, "note": "too-few-days"])
        #expect(five?["trend", "n"] == 5)
        #expect(five?["trend", "slopePerWeek"] != .null)
        #expect(five?["trend", "note"] == nil)
    }
}
