import CivilTime
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// What lies beyond the days of a share does not show in what lies within them.
@Suite("the days of a share")
struct ShareLimitTests {
    /// Reads a share of some days of plans and doses.
    private func read(_ alice: TestPerson, _ from: String, _ to: String, type: String = "application/json") throws
        -> Answer
    {
        try alice.reader(
            of: ["protocols", "doses", "medications", "assessments"], ["from": .string(from), "to": .string(to)]
        ).get("/v1/summary", headers: ["Accept": type]).expecting(200)
    }

    private func adherence(_ answer: Answer) -> [String?] {
        (answer.value(at: "/protocols/0/days")?.array ?? []).map { $0.object?["adherence"]?.text }
    }

    private func dose(_ at: String, of plan: Answer, by person: TestPerson) throws {
        _ = try CollectionFixture.doseLogs.create(
            by: person, #"{"takenAt": "\#(at)", "protocolId": "\#(plan.id)"}"#)
    }

    @Test("a dose of the neighbouring day that counts for a day within is not told of")
    func neighbouringDose() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice,
                #"{"startDate": "2026-10-01", "timeOfDay": "23:00", "schedule": {"kind": "cycle", "doseDays": 1, "restDays": 1}}"#
            )
            try dose("2026-10-06T01:00:00+02:00", of: plan, by: alice)

            let within = try read(alice, "2026-10-04", "2026-10-05")
            let wider = try read(alice, "2026-10-04", "2026-10-06")

            #expect(adherence(within) == ["none", "missed"])
            #expect(within.value(at: "/protocols/0/adherence/doses") == 0)
            #expect(adherence(wider) == ["none", "taken", "none"])
        }
    }

    @Test("doses before and after do not decide what a dose within is")
    func countedDoses() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"startDate": "2026-10-01", "schedule": {"kind": "as-needed", "maxPerWeek": 2}}"#)
            for day in ["05", "06", "08"] { try dose("2026-10-\(day)T08:00:00+02:00", of: plan, by: alice) }

            #expect(try adherence(read(alice, "2026-10-08", "2026-10-09")) == ["taken", "none"])
            #expect(try adherence(read(alice, "2026-10-05", "2026-10-08")).last == "extra")
        }
    }

    @Test("a plan that follows late doses goes by those within alone")
    func followingDoses() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice,
                #"{"startDate": "2026-10-01", "shiftPolicy": "shift-following", "schedule": {"kind": "cycle", "doseDays": 1, "restDays": 6}}"#
            )
            for day in ["01", "07"] { try dose("2026-10-\(day)T08:00:00+02:00", of: plan, by: alice) }
            let before = try read(alice, "2026-10-01", "2026-10-07").value(at: "/protocols")

            try dose("2026-10-08T08:00:00+02:00", of: plan, by: alice)

            #expect(try read(alice, "2026-10-01", "2026-10-07").value(at: "/protocols") == before)
        }
    }

    @Test("plans and medicines are as they were on the last day that is shown")
    func laterChanges() async throws {
        let clock = TestClock(Instant(milliseconds: 1_793_000_000_000))
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice, #"{"startDate": "2026-10-01"}"#)
            _ = try CollectionFixture.medications.create(by: alice, #"{"from": "2026-10-02", "to": "2026-11-25"}"#)
            clock.advance(seconds: 20 * 86_400)
            _ = try alice.patch(
                plan.location,
                .parsing(
                    #"""
                    {"status": "abandoned", "endDate": "2026-11-20", "pauses": [{"from": "2026-11-10", "to": "2026-11-12"}],
                     "steps": [{"fromDay": 2, "amount": {"value": 1, "unit": "mg"}},
                               {"fromDay": 45, "amount": {"value": 300, "unit": "ug"}}]}
                    """#)
            ).expecting(200)

            let json = try read(alice, "2026-10-01", "2026-10-31")
            let fhir = try read(alice, "2026-10-01", "2026-10-31", type: "application/fhir+json")
            let wider = try read(alice, "2026-10-01", "2026-12-31")

            #expect(json.value(at: "/protocols/0/status") == "active")
            #expect(json.value(at: "/protocols/0/endDate") == nil)
            #expect(json.value(at: "/protocols/0/steps")?.array?.count == 1)
            #expect(json.value(at: "/medications/0/to") == nil)
            #expect(
                !fhir.body.contains("revoked") && !fhir.body.contains("2026-11-20") && !fhir.body.contains("2026-11-25")
            )
            #expect(wider.value(at: "/protocols/0/status") == "abandoned")
            #expect(wider.value(at: "/medications/0/to") == "2026-11-25")
        }
    }

    @Test("an acknowledgement after the last day is not told of")
    func laterAcknowledgement() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.assessments.create(
                by: alice,
                #"{"instrument": "phq-9", "at": "2026-10-05T08:00:00Z", "answers": [0, 0, 0, 0, 0, 0, 0, 0, 1]}"#)
            _ = try alice.post("\(record.location)/acknowledge", [:]).expecting(200)

            #expect(try read(alice, "2026-10-01", "2026-10-31").value(at: "/riskAnswers/0/acknowledgedAt") == .null)
            #expect(try read(alice, "2026-10-01", "2026-11-30").value(at: "/riskAnswers/0/acknowledgedAt") != .null)
        }
    }

    @Test("a share of many years shows the last ten")
    func manyYears() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader(of: ["doses"], ["from": "2010-01-01"])

            let read = try reader.get("/v1/summary").expecting(200)

            #expect(read.value(at: "/period/days") == 3_660)
            #expect(read.value(at: "/period/to") == "2026-11-24")
        }
    }

    @Test("which plan a dose follows is shown with the plans only")
    func planOfDose() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice)
            try dose("2026-11-23T08:00:00+01:00", of: plan, by: alice)

            let alone = try alice.reader(of: ["doses"]).get("/v1/summary").expecting(200)
            let both = try alice.reader(of: ["doses", "protocols"]).get("/v1/summary").expecting(200)

            #expect(alone.value(at: "/doses/items/0/protocolId") == nil)
            #expect(both.value(at: "/doses/items/0/protocolId")?.text == plan.id)
        }
    }
}
