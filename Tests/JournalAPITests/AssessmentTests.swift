import JSON
import JournalTestSupport
import Testing

/// Questionnaires: what is added to them in answers, and what is said to a risk.
@Suite("assessments")
struct AssessmentTests {
    /// Makes an assessment at noon of a day of November.
    static func make(_ person: TestPerson, _ instrument: String, _ answers: [Int?], day: Int) throws -> Answer {
        try person.post("/v1/assessments", body(instrument, answers, day: day)).expecting(201)
    }

    static func body(_ instrument: String, _ answers: [Int?], day: Int) -> JSONValue {
        let date = "2026-11-\(day < 10 ? "0" : "")\(day)"
        return [
            "instrument": .string(instrument), "at": .string("\(date)T12:00:00+01:00"), "timeZone": "Europe/Berlin",
            "answers": .array(answers.map { $0.map { .number(JSONNumber($0)) } ?? .null }),
        ]
    }

    /// A GAD-7 of this score, up to 7.
    static func gad(_ score: Int) -> [Int?] { (0..<7).map { $0 < score ? 1 : 0 } }

    /// `score difference` of the comparisons with the first and the previous one.
    static func change(_ record: JSONObject?) -> [String] {
        ["first", "previous"].map { name in
            guard let other = record?["change"]?.object?[name]?.object else { return "-" }
            return "\(other["score"]?.numberText ?? "?") \(other["difference"]?.numberText ?? "?")"
        }
    }

    @Test("each is compared with the first and the previous one of its instrument, wherever it is answered")
    func changes() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try Self.make(bob, "gad-7", Self.gad(7), day: 1)
            let first = try Self.make(alice, "gad-7", Self.gad(6), day: 2)
            _ = try Self.make(alice, "phq-2", [3, 3], day: 3)
            let second = try Self.make(alice, "gad-7", Self.gad(5), day: 4)
            let third = try Self.make(alice, "gad-7", Self.gad(1), day: 6)

            let listed = try alice.get("/v1/assessments").items
            let page = try alice.get("/v1/assessments?limit=1&order=desc").items
            let patched = try alice.patch(third.location, ["note": "a better week"])

            #expect(
                [first, second, third].map { Self.change($0.json.object) } == [
                    ["-", "-"], ["6 -1", "6 -1"], ["6 -5", "5 -4"],
                ])
            #expect(listed.map(Self.change) == [["6 -5", "5 -4"], ["6 -1", "6 -1"], ["-", "-"], ["-", "-"]])
            #expect(page.map(Self.change) == [["6 -5", "5 -4"]])
            #expect(Self.change(try alice.get(third.location).json.object) == ["6 -5", "5 -4"])
            #expect(Self.change(patched.json.object) == ["6 -5", "5 -4"])
            #expect(third["change"]?.object?["previous"]?.object?["trend"] == "improved")
        }
    }

    @Test("what is entered later, changed or deleted counts from then on")
    func latecomers() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let last = try Self.make(alice, "gad-7", Self.gad(1), day: 20)

            let early = try Self.make(alice, "gad-7", Self.gad(7), day: 2)
            let withFirst = try alice.get(last.location).json.object
            let between = try Self.make(alice, "gad-7", Self.gad(3), day: 10)
            let withBoth = try alice.get(last.location).json.object
            _ = try alice.patch(early.location, ["answers": [1, 1, 1, 1, 0, 0, 0]]).expecting(200)
            let withChanged = try alice.get("/v1/assessments").items.first
            _ = try alice.delete(between.location).expecting(204)
            let withoutBetween = try alice.get("/v1/assessments").items.first

            #expect(Self.change(withFirst) == ["7 -6", "7 -6"])
            #expect(Self.change(withBoth) == ["7 -6", "3 -2"])
            #expect(Self.change(withChanged) == ["4 -3", "3 -2"])
            #expect(Self.change(withoutBetween) == ["4 -3", "4 -3"])
        }
    }

    @Test("an earlier one is found behind a hundred of other instruments")
    func faraway() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let other = try #require(Self.body("phq-2", [1, 1], day: 10).object)
            _ = try Self.make(alice, "gad-7", Self.gad(7), day: 1)
            let pushed = try alice.push(
                (0..<120).map { number in
                    .put(.assessments, "0192abcd-0000-7000-8000-\(100_000_000_000 + number)", other)
                })

            let last = try Self.make(alice, "gad-7", Self.gad(1), day: 20)

            #expect(pushed.resultSummaries.allSatisfy { $0 == "201 1" })
            #expect(Self.change(last.json.object) == ["7 -6", "7 -6"])
        }
    }

    @Test("one without a score is nothing to compare with")
    func unscored() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try Self.make(alice, "phq-9", [3, 3, 3, 3, 3, 3, nil, nil, nil], day: 1)
            let second = try Self.make(alice, "phq-9", [2, 2, 2, 2, 2, 2, 2, 2, 2], day: 2)
            _ = try Self.make(alice, "phq-9", [3, 3, 3, 3, 3, 3, nil, nil, nil], day: 3)

            let last = try Self.make(alice, "phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 0], day: 4)

            #expect(second["change"] == ["first": .null, "previous": .null])
            #expect(Self.change(last.json.object) == ["18 -18", "18 -18"])
            let listed = try alice.get("/v1/assessments").items
            #expect(listed.first?["change"] == last["change"])
        }
    }

    static let risks: [(instrument: String, item: Int, answers: [Int?])] = [
        ("phq-9", 9, [0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("core-10", 6, [0, 4, 4, 0, 0, 1, 0, 0, 0, 0]),
        ("qids-sr16", 12, Array(repeating: 0, count: 11) + [1] + Array(repeating: 0, count: 4)),
        ("madrs-s", 9, [0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("phq-9", 9, [nil, nil, nil, nil, nil, nil, nil, nil, 3]),
    ]

    @Test("a risk item above zero is flagged with whom to turn to, whatever the rest says", arguments: risks)
    func risk(instrument: String, item: Int, answers: [Int?]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try Self.make(alice, instrument, answers, day: 2)

            let pulled = try alice.pull().changes.first?["record"]?.object
            let record = try #require(Self.body(instrument, answers, day: 3).object)
            let mutation = SentMutation.put(.assessments, FreshID.first, record)
            let pushed = try alice.push([mutation])
            let again = try alice.push([mutation])

            let places = [
                made.json.object, try alice.get(made.location).json.object,
                try alice.get("/v1/assessments").items.last, pulled, pushed.results.first, again.results.first,
            ]
            for place in places {
                let flag = place?["flags"]?.array?.first?.object
                #expect(flag?["code"] == "risk-item")
                #expect(flag?["item"] == .number(JSONNumber(item)))
                #expect(place?["crisisText"]?.text?.isEmpty == false)
            }
        }
    }

    @Test("what the server adds can be sent back, and is not kept twice")
    func sentBack() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try Self.make(alice, "phq-9", [1, 1, 1, 1, 1, 1, 1, 1, 1], day: 1)
            let made = try Self.make(alice, "phq-9", [1, 1, 1, 1, 1, 1, 1, 1, 2], day: 2)

            let put = try alice.put(made.location, made.json)
            let versions = try alice.get("\(made.location)/versions").items

            #expect(put.json == made.json)
            #expect(versions.count == 1)
            #expect(versions.first?["record"]?.object?["change"] == nil)
        }
    }

    @Test("the instruments are told with their licence, and text where it is free")
    func instruments() async throws {
        try await TestApp.run { app in
            let items = try app.stranger.get("/v1/instruments").items

            #expect(items.count == 11)
            #expect(items.allSatisfy { $0["licence"]?.text?.isEmpty == false })
            #expect(
                items.filter { $0["itemText"] != nil }.map { $0["key"] } == ["phq-9", "phq-2", "gad-7", "who-5"])
            #expect(items.compactMap { $0["riskItem"] } == [9, 6, 12, 9])
        }
    }
}
