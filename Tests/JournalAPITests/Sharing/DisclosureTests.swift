import JSON
import JournalTestSupport
import Testing

/// Nothing outside a share's sections and days is in what it opens, in any format.
@Suite("what a share discloses")
struct DisclosureTests {
    private static let formats = ["application/json", "text/html", "application/fhir+json"]

    /// Each section by itself and with notes, some together, and all.
    private static let shares: [[String]] =
        ["protocols", "doses", "check-ins", "assessments", "side-effects", "medications", "screening"]
        .flatMap { [[$0], [$0, "notes"]] }
        + [["doses", "check-ins", "insights"], TestPerson.sections, TestPerson.sections + ["notes"]]

    @Test("no marker of another section, another time, a label or a tag is ever there")
    func markers() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let markers = try PlantedJournal.plant(by: alice)
            let period: JSONObject = [
                "label": "zq-label", "from": .string(PlantedJournal.from), "to": .string(PlantedJournal.to),
            ]
            for sections in Self.shares {
                let reader = try alice.reader(of: sections, period)
                for format in Self.formats {
                    let body = try reader.get("/v1/summary", headers: ["Accept": format]).expecting(200).body

                    let leaked = markers.filter { !$0.isShown(by: sections) && body.contains($0.text) }.map(\.text)
                    #expect(leaked == [], "\(format) of \(sections)")
                    #expect(!body.contains("zq-label") && !body.contains(alice.email))
                }
            }
        }
    }

    @Test("what a share shows is there, in JSON word for word", arguments: shares)
    func shown(sections: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let markers = try PlantedJournal.plant(by: alice)
            let reader = try alice.reader(
                of: sections, ["from": .string(PlantedJournal.from), "to": .string(PlantedJournal.to)])

            let body = try reader.get("/v1/summary").expecting(200).body

            let missing = markers.filter { $0.isShown(by: sections) && !body.contains($0.text) }.map(\.text)
            #expect(missing == [])
        }
    }

    @Test("a period within the share's shows nothing of the rest", arguments: formats)
    func requestedDays(format: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let markers = try PlantedJournal.plant(by: alice)
            let reader = try alice.reader(of: TestPerson.sections + ["notes"])

            let read = try reader.get("/v1/summary?from=2026-11-12&to=2026-11-20", headers: ["Accept": format])

            let body = try read.expecting(200).body
            #expect(markers.filter { body.contains($0.text) }.map(\.text) == [])
        }
    }
}
