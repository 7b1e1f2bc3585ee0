import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("change between assessments")
struct AssessmentChangeTests {
    static func scored(_ instrument: String, _ member: String, number: UInt64) throws -> ScoredAssessment {
        ScoredAssessment(id: UUID(high: 7, low: number), try FilledIn.assessment(instrument, member))
    }

    /// The comparison of a total with an earlier one, without what it says of the earlier record.
    static func comparison(_ instrument: String, from earlier: String, to now: String) throws -> JSONObject {
        let change = AssessmentChange.change(
            of: try scored(instrument, #""total":\#(now)"#, number: 2), first: nil,
            previous: try scored(instrument, #""total":\#(earlier)"#, number: 1))
        guard case .object(let comparison) = change["previous"] else { throw UnexpectedContent() }
        return comparison
    }

    static func member(_ name: String, of object: JSONObject, _ criterion: String) -> JSONValue? {
        if case .object(let criterion) = object[criterion] { criterion[name] } else { nil }
    }

    @Test("a comparison names the earlier record and says by what, which way and how far the score went")
    func comparison() throws {
        let expected = """
            {"first":null,"previous":{"id":"00000000-0000-0007-0000-000000000001","date":"2026-11-23","score":18,\
            "difference":-14,"trend":"improved",\
            "minimalImportantDifference":{"threshold":5,"source":"Löwe 2004","reached":true},\
            "response":{"percent":50,"source":"customary in trials of depression","reached":true},\
            "remission":{"below":5,"source":"customary in trials of depression","reached":true}}}
            """

        let change = AssessmentChange.change(
            of: try Self.scored("phq-9", #""total":4"#, number: 2), first: nil,
            previous: try Self.scored("phq-9", #""total":18"#, number: 1))

        #expect(JSONValue.object(change) == (try Reading.value(expected)))
    }

    @Test("half is half, though both scores were rounded", arguments: [("12.86", true), ("12.87", false)])
    func rounded(now: String, isReached: Bool) throws {
        // 20 and 10 points in 7 of the 9 items.
        let comparison = try Self.comparison("phq-9", from: "25.71", to: now)

        #expect(Self.member("reached", of: comparison, "response") == .bool(isReached))
    }

    @Test("the first and the previous one are compared with each by itself")
    func firstAndPrevious() throws {
        let change = AssessmentChange.change(
            of: try Self.scored("gad-7", #""total":7"#, number: 3),
            first: try Self.scored("gad-7", #""total":12"#, number: 1),
            previous: try Self.scored("gad-7", #""total":6"#, number: 2))

        guard case .object(let first) = change["first"], case .object(let previous) = change["previous"] else {
            throw UnexpectedContent()
        }
        #expect(first["difference"] == -5)
        #expect(first["trend"] == "improved")
        #expect(previous["difference"] == 1)
        #expect(previous["trend"] == "worsened")
    }

    @Test(
        "the PHQ-9 knows a difference that matters, a response and a remission",
        arguments: [
            ("18", "12", true, false, false), ("18", "9", true, true, false), ("18", "4", true, true, true),
            ("18", "14", false, false, false), ("10", "15", true, false, false), ("4", "3", false, false, false),
            ("5", "4", false, false, true), ("2", "1", false, true, false), ("0", "0", false, false, false),
            ("9", "4.5", false, true, true), ("9", "4.51", false, false, true),
        ])
    func depression(earlier: String, now: String, matters: Bool, response: Bool, remission: Bool) throws {
        let comparison = try Self.comparison("phq-9", from: earlier, to: now)

        #expect(Self.member("reached", of: comparison, "minimalImportantDifference") == .bool(matters))
        #expect(Self.member("reached", of: comparison, "response") == .bool(response))
        #expect(Self.member("reached", of: comparison, "remission") == .bool(remission))
        #expect(!comparison.names.contains("reliableChange"))
    }

    @Test(
        "a change is reliable from the threshold on, and goes by what the scale calls better",
        arguments: [
            ("gad-7", "12", "7", "improved", "indeterminate"), ("gad-7", "12", "6", "improved", "reliably-improved"),
            ("gad-7", "6", "12", "worsened", "reliably-deteriorated"),
            ("gad-7", "6", "6", "unchanged", "indeterminate"),
            ("core-10", "20", "14", "improved", "reliably-improved"),
            ("core-10", "20", "14.01", "improved", "indeterminate"),
            ("swemwbs", "19.25", "22.35", "improved", "reliably-improved"),
            ("swemwbs", "22.35", "19.25", "worsened", "reliably-deteriorated"),
            ("swemwbs", "19.25", "21.54", "improved", "indeterminate"),
        ])
    func reliable(key: String, earlier: String, now: String, trend: String, label: String) throws {
        let comparison = try Self.comparison(key, from: earlier, to: now)

        #expect(comparison["trend"] == .string(trend))
        #expect(Self.member("label", of: comparison, "reliableChange") == .string(label))
    }

    @Test(
        "a difference matters from the threshold on, in either direction",
        arguments: [
            ("gad-7", "12", "7", true), ("gad-7", "12", "9", false), ("gad-7", "9", "13", true),
            ("who-5", "48", "60", true), ("who-5", "48", "56", false), ("who-5", "60", "48", true),
            ("swemwbs", "19.25", "20.73", true), ("swemwbs", "19.25", "19.98", false),
        ])
    func matters(key: String, earlier: String, now: String, isReached: Bool) throws {
        let comparison = try Self.comparison(key, from: earlier, to: now)

        #expect(Self.member("reached", of: comparison, "minimalImportantDifference") == .bool(isReached))
    }

    @Test("the QIDS-SR16 is in remission at 5", arguments: [("11", "5", true), ("11", "6", false), ("5", "4", false)])
    func remission(earlier: String, now: String, isReached: Bool) throws {
        let comparison = try Self.comparison("qids-sr16", from: earlier, to: now)

        #expect(Self.member("atMost", of: comparison, "remission") == 5)
        #expect(Self.member("reached", of: comparison, "remission") == .bool(isReached))
        #expect(!comparison.names.contains("response"))
    }

    @Test("an instrument without criteria has a difference and a trend", arguments: ["pss-10", "pss-4", "madrs-s"])
    func noCriteria(key: String) throws {
        let comparison = try Self.comparison(key, from: "9", to: "12")

        #expect(comparison.names == ["id", "date", "score", "difference", "trend"])
        #expect(comparison["trend"] == "worsened")
    }

    @Test("exact scores have an exact difference")
    func exact() throws {
        #expect(
            try Self.comparison("swemwbs", from: "35", to: "32.55")["difference"] == (try Reading.value("-2.45")))
    }

    @Test(
        "there is no comparison where a score is missing on either side, nor with another instrument",
        arguments: [
            ("gad-7", #""answers":[1,1,1,1,1,1,null]"#, #""total":5"#, "gad-7"),
            ("gad-7", #""total":5"#, #""answers":[1,1,1,1,1,1,null]"#, "gad-7"),
            ("gad-7", #""total":5"#, #""total":5"#, "phq-9"),
        ])
    func none(key: String, now: String, earlier: String, earlierKey: String) throws {
        let change = AssessmentChange.change(
            of: try Self.scored(key, now, number: 2), first: try Self.scored(earlierKey, earlier, number: 1),
            previous: nil)

        #expect(change == ["first": .null, "previous": .null])
    }

    @Test("an assessment is not compared with itself")
    func itself() throws {
        let only = try Self.scored("gad-7", #""total":5"#, number: 1)

        #expect(AssessmentChange.change(of: only, first: only, previous: nil)["first"] == .null)
    }
}
