import JSON
import JournalTestSupport
import Testing

/// POST /v1/assessments/{id}/acknowledge, and what becomes of it.
@Suite("acknowledgements")
struct AcknowledgementTests {
    @Test("a risk answer is acknowledged once, and the flag stays")
    func acknowledging() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try AssessmentTests.make(alice, "phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1], day: 2)
            let path = "\(made.location)/acknowledge"

            let first = try alice.send("POST", path)
            app.clock.advance(seconds: 60)
            let second = try alice.send("POST", path)
            let worse = try alice.patch(made.location, ["answers": [0, 0, 0, 0, 0, 0, 0, 0, 2]])
            let anew = try alice.send("POST", path)

            #expect([first, second, anew].map(\.status) == [200, 200, 200])
            #expect(first["acknowledgement"] == ["at": "2026-11-23T23:00:00.000Z", "value": 1])
            #expect(first["flags"] == made["flags"])
            #expect(first.text("crisisText")?.isEmpty == false)
            #expect(second.json == first.json)
            #expect(worse["acknowledgement"] == nil)
            #expect(anew["acknowledgement"]?.object?["value"] == 2)
        }
    }

    @Test("who sends an answer again without having heard of its acknowledgement does not undo it")
    func acknowledgedMeanwhile() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = AssessmentTests.body("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1], day: 2)
            let record = try #require(body.object)
            let mutation = SentMutation.put(.assessments, FreshID.first, record)
            _ = try alice.push([mutation])
            let path = "/v1/assessments/\(FreshID.first)"
            let acknowledged = try alice.send("POST", "\(path)/acknowledge").expecting(200)

            let pushed = try alice.push([mutation])
            let posted = try alice.post("/v1/assessments", .object(record.with(["id": .string(FreshID.first)])))
            let put = try alice.put(path, .object(record.with(["note": "calmer"])))
            let worse = try alice.put(path, AssessmentTests.body("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 2], day: 2))

            let paper = try alice.put(path, .object(record.without("answers").with(["total": 25])))
            _ = try alice.send("POST", "\(path)/acknowledge").expecting(200)
            let answered = try alice.put(path, body)
            _ = try alice.send("POST", "\(path)/acknowledge").expecting(200)
            let other = try alice.put(path, AssessmentTests.body("core-10", [0, 0, 0, 0, 0, 1, 0, 0, 0, 0], day: 2))

            #expect([paper, answered, other].map { $0["flags"]?.array?.count } == [1, 1, 1])
            #expect([paper, answered, other].map { $0["acknowledgement"] } == [nil, nil, nil])
            #expect(pushed.resultSummaries == ["200 2"])
            #expect(posted.status == 200)
            #expect(posted.json == acknowledged.json)
            #expect(put["acknowledgement"] == acknowledged["acknowledgement"])
            #expect(put["note"] == "calmer")
            #expect(worse["acknowledgement"] == nil)
        }
    }

    @Test(
        "a push that was carried out is answered alike, though its answer was acknowledged and the rest changed since")
    func pushedBefore() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = AssessmentTests.body("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1], day: 2)
            let mutation = SentMutation.put(.assessments, FreshID.first, try #require(body.object), ifRevision: 0)
            let first = try alice.push([mutation])
            let path = "/v1/assessments/\(FreshID.first)"
            _ = try alice.send("POST", "\(path)/acknowledge").expecting(200)
            _ = try alice.patch(path, ["note": "calmer"]).expecting(200)

            let again = try alice.push([mutation])

            #expect(first.resultSummaries == ["201 1"])
            #expect(again.resultSummaries == ["201 1"])
            #expect(try alice.get(path)["note"] == "calmer")
        }
    }

    @Test("without a risk answer there is nothing to acknowledge, and nobody else may")
    func notAcknowledging() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let calm = try AssessmentTests.make(alice, "gad-7", AssessmentTests.gad(7), day: 2)
            let risk = try AssessmentTests.make(alice, "phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1], day: 2)

            let nothing = try alice.send("POST", "\(calm.location)/acknowledge")
            let foreign = try bob.send("POST", "\(risk.location)/acknowledge")
            let reader = try alice.signedIn(scopes: ["journal:read"]).send("POST", "\(risk.location)/acknowledge")

            #expect(nothing.status == 409)
            #expect(nothing["code"] == "nothing-to-acknowledge")
            #expect(foreign.status == 404)
            #expect(reader.status == 403)
            #expect(try app.stranger.send("POST", "\(risk.location)/acknowledge").status == 401)
        }
    }
}
