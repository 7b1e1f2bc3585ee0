import CivilTime
import JSON
import Testing

@testable import Journal

/// The JSON of Psychonaut Journal.
@Suite("Psychonaut Journal")
struct PsychonautReaderTests {
    private static func items(_ text: String, pieces: Int = .max) throws -> [ImportItem] {
        let reader = PsychonautReader(
            person: ImportedText.person, zone: try ImportedText.zone("Europe/Berlin"), rules: Reading.rules)
        return try ImportedText.items(text, by: reader, pieces: pieces)
    }

    /// A file with one ingestion of these members.
    private static func ingestion(_ members: String, units: String = "") throws -> [ImportItem] {
        guard
            case .object(var object) = try Reading.value(
                #"{"substanceName":"LSD","time":1700000000000,"administrationRoute":"ORAL","dose":10,"isDoseAnEstimate":false,"units":"µg"}"#
            ),
            case .object(let changes) = try Reading.value(members)
        else { throw UnexpectedContent() }
        for (name, value) in changes.members { object[name] = value }
        let text = String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
        return try items(
            #"{"experiences":[{"title":"","text":"","creationDate":1700000000000,"sortDate":1700000000000,"ingestions":[\#(text)]}],"customUnits":[\#(units)]}"#
        )
    }

    private static let file = """
        {"experiences": [{"title": "A walk", "text": "By the river.", "creationDate": 1700000001000, "sortDate": 1.7E12,
          "isFavorite": true,
          "ingestions": [
            {"substanceName": "Psilocybin mushrooms", "time": 1700000000000.0, "endTime": null, "creationDate": 1700000002000,
             "administrationRoute": "ORAL", "dose": 0.1, "isDoseAnEstimate": true, "estimatedDoseStandardDeviation": 0.02,
             "units": "g", "notes": "with tea", "stomachFullness": "HALF_FULL", "consumerName": null, "customUnitId": null},
            {"substanceName": "LSD", "time": 1700003600000, "creationDate": 1700000003000, "administrationRoute": "SUBLINGUAL",
             "dose": 2, "isDoseAnEstimate": false, "units": null, "customUnitId": 7},
            {"substanceName": "LSD", "time": 1700003600000, "creationDate": 1700000004000, "administrationRoute": "ORAL",
             "dose": 10, "isDoseAnEstimate": false, "units": "µg", "consumerName": "Bob"}],
          "location": {"name": "River", "latitude": 52.5, "longitude": 13.4},
          "ratings": [{"option": "TWO_PLUS", "time": 1700007200000, "creationDate": 1700007200000},
                      {"option": "plusMinus", "time": null, "creationDate": 1700007300000}],
          "timedNotes": [{"creationDate": 1700001000000, "time": 1700000900000, "note": "Colours.", "isPartOfTimeline": true}]}],
         "substanceCompanions": [{"substanceName": "LSD"}], "customSubstances": [],
         "customUnits": [{"id": 7, "substanceName": "LSD", "name": "Blue tab", "dose": 5.1, "unit": "tab",
                          "originalUnit": "µg", "isEstimate": true}]}
        """

    private static let expected = [
        #"{"at":"2023-11-14T23:13:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-14","aboutDate":"2023-11-14","note":"A walk\n\nBy the river.","source":{"name":"psychonaut-journal","reference":"experience of 2023-11-14T22:13:21.000Z"}}"#,
        #"{"takenAt":"2023-11-14T23:13:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-14","status":"taken","substance":"psilocybin-mushrooms","amount":{"value":0.1,"unit":"g","estimated":true,"text":"0.1 g ± 0.02"},"route":"oral","stomach":"light","setting":{"place":"River"},"note":"with tea","source":{"name":"psychonaut-journal","reference":"ingestion of 2023-11-14T22:13:21.000Z"}}"#,
        #"{"at":"2023-11-14T23:28:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-14","aboutDate":"2023-11-14","note":"Colours.","source":{"name":"psychonaut-journal","reference":"experience of 2023-11-14T22:13:21.000Z"}}"#,
        #"{"at":"2023-11-15T01:13:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-15","aboutDate":"2023-11-15","note":"Shulgin rating: ++","source":{"name":"psychonaut-journal","reference":"experience of 2023-11-14T22:13:21.000Z"}}"#,
        #"{"at":"2023-11-14T23:13:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-14","aboutDate":"2023-11-14","note":"Shulgin rating of the whole experience: ±","source":{"name":"psychonaut-journal","reference":"experience of 2023-11-14T22:13:21.000Z"}}"#,
        #"{"takenAt":"2023-11-15T00:13:20.000+01:00","timeZone":"Europe/Berlin","localDate":"2023-11-15","status":"taken","substance":"lsd","amount":{"value":10.2,"unit":"ug","estimated":true,"text":"2 tab of Blue tab"},"route":"sublingual","setting":{"place":"River"},"source":{"name":"psychonaut-journal","reference":"ingestion of 2023-11-14T22:13:21.000Z"}}"#,
    ]

    @Test(
        "a file's doses, texts, notes and ratings come, and nobody else's doses or coordinates",
        arguments: [1, 100, Int.max])
    func file(pieces: Int) throws {
        let items = try Self.items(Self.file, pieces: pieces)

        #expect(items.contents == Self.expected)
        #expect(items.remarks == ["/experiences/0/ingestions/2 other-person"])
        #expect(Set(items.ids).count == 6)
        #expect(try Self.items(Self.file).ids == items.ids)
    }

    @Test(
        "units and words of others are those of the journal",
        arguments: [
            (#"{"units":"mg"}"#, #""amount":{"value":10,"unit":"mg"}"#), (#"{"units":"Drops"}"#, #""unit":"drop""#),
            (#"{"units":"pills"}"#, #""unit":"piece""#),
            (#"{"administrationRoute":"INSUFFLATED"}"#, #""route":"nasal""#),
            (#"{"administrationRoute":"SMOKED"}"#, #""route":"other","note":"Route: smoked""#),
            (#"{"administrationRoute":"BUCCAL"}"#, #""route":"sublingual","note":"Route: buccal""#),
            (#"{"stomachFullness":"VERYFULL"}"#, #""stomach":"full""#),
            (#"{"stomachFullness":"EMPTY"}"#, #""stomach":"empty""#),
            (#"{"substanceName":"Ψ 4-AcO-DMT (fumarate)"}"#, #""substance":"4-aco-dmt-fumarate""#),
            (#"{"substanceName":"Ψ 4-AcO-DMT (fumarate)"}"#, #""note":"Substance: Ψ 4-AcO-DMT (fumarate)""#),
            (#"{"endTime":1700003600000}"#, #""note":"Until: 2023-11-15T00:13:20.000+01:00""#),
            (#"{"dose":0.30000000000000004}"#, #""value":0.30000000000000004"#),
            (#"{"dose":1.0E-4}"#, #""value":0.0001"#),
        ])
    func words(members: String, part: String) throws {
        let items = try Self.ingestion(members)

        #expect(items.remarks.isEmpty)
        #expect(items.contents.first?.contains(part) == true, "\(items.contents)")
    }

    @Test(
        "what makes no dose log is named",
        arguments: [
            (#"{"dose":null}"#, "no-dose"), (#"{"units":"spoon"}"#, "unknown-unit"),
            (#"{"units":null}"#, "unknown-unit"),
            (#"{"customUnitId":9}"#, "unknown-unit"), (#"{"consumerName":"Bob"}"#, "other-person"),
            (#"{"time":"x"}"#, "required"),
            (#"{"dose":0}"#, "out-of-range"), (#"{"consumerName":5}"#, "other-person"),
            (#"{"customUnitId":"1"}"#, "unknown-unit"), (#"{"time":900000000000000}"#, "required"),
            (#"{"time":-90000000000000}"#, "required"),
        ])
    func refused(members: String, code: String) throws {
        let items = try Self.ingestion(members)

        #expect(items.contents.isEmpty)
        #expect(items.remarks.count == 1)
        #expect(items.remarks.first?.hasSuffix(" \(code)") == true, "\(items.remarks)")
    }

    @Test(
        "a unit of one's own is an amount, or pieces where nobody knows of how much",
        arguments: [
            (
                #"{"id":7,"name":"cap","dose":0.1,"unit":"capsule","originalUnit":"g","isEstimate":false}"#,
                #"{"value":0.3,"unit":"g","text":"3 capsule of cap"}"#
            ),
            (
                #"{"id":7,"name":"cap","dose":null,"unit":"capsule","originalUnit":"g","isEstimate":true}"#,
                #"{"value":3,"unit":"piece","estimated":true,"text":"3 capsule of cap"}"#
            ),
            (
                #"{"id":7,"name":"cap","dose":0.123456789123,"unit":"capsule","originalUnit":"g"}"#,
                #"{"value":0.370370367,"unit":"g","text":"3 capsule of cap"}"#
            ),
        ])
    func customUnits(unit: String, amount: String) throws {
        let items = try Self.ingestion(#"{"customUnitId":7,"dose":3,"units":null}"#, units: unit)

        #expect(items.contents.first?.contains("\"amount\":\(amount)") == true, "\(items.contents)")
    }

    @Test("an edited note is the same record, another dose of the same moment is not")
    func identity() throws {
        let made = #""creationDate":1700000000500"#

        let first = try Self.ingestion("{\(made)}").ids
        let edited = try Self.ingestion("{\(made),\"notes\":\"more\",\"dose\":12}").ids
        let other = try Self.ingestion("{\"creationDate\":1700000000600}").ids

        #expect(first.count == 1)
        #expect(edited == first)
        #expect(other != first)
    }

    @Test(
        "a text that is something else is refused",
        arguments: ["[]", "7", #"{"experiences":{}}"#, #"{"customUnits":7}"#])
    func otherText(text: String) throws {
        #expect(throws: InvalidFields.self) { try Self.items(text) }
    }

    @Test(
        "what is not taken over of an ingestion is named, and the rest comes",
        arguments: [
            (#"{"mystery":1}"#, "/mystery unknown-field"), (#"{"notes":["a"]}"#, "/notes wrong-type"),
            (#"{"stomachFullness":"PUFFY"}"#, "/stomachFullness unknown-value"),
            (#"{"administrationRoute":5}"#, "/administrationRoute wrong-type"),
            (#"{"endTime":900000000000000}"#, "/endTime out-of-range"), (#"{"endTime":"x"}"#, "/endTime wrong-type"),
            (#"{"isDoseAnEstimate":"yes"}"#, "/isDoseAnEstimate wrong-type"),
        ])
    func named(members: String, remark: String) throws {
        let items = try Self.ingestion(members)

        #expect(items.remarks == ["/experiences/0/ingestions/0\(remark)"])
        #expect(items.contents.count == 1)
    }

    @Test(
        "what is not taken over of an experience or the file is named",
        arguments: [
            (#""ingestions":["LSD",null]"#, ["/ingestions/0 wrong-type", "/ingestions/1 wrong-type"]),
            (#""ingestions":{"a":1}"#, ["/ingestions wrong-type"]), (#""ratings":"PLUS""#, ["/ratings wrong-type"]),
            (#""timedNotes":["lost words"]"#, ["/timedNotes/0 wrong-type"]),
            (#""timedNotes":[{"note":["a"]}]"#, ["/timedNotes/0/note wrong-type"]),
            (#""timedNotes":[{"note":"a","time":900000000000000}]"#, ["/timedNotes/0 required"]),
            (#""ratings":[{"option":"PLUS","time":"x"}]"#, ["/ratings/0 required"]),
            (#""text":["lost"]"#, ["/text wrong-type"]), (#""title":{"x":1}"#, ["/title wrong-type"]),
            (#""mystery":"keep me""#, ["/mystery unknown-field"]), (#""location":"Home""#, ["/location wrong-type"]),
            (#""location":{"name":7,"latitude":1}"#, ["/location/name wrong-type"]),
            (#""sortDate":900000000000000"#, ["/sortDate out-of-range"]),
        ])
    func namedOfExperience(member: String, remarks: [String]) throws {
        let items = try Self.items(#"{"experiences":[{"creationDate":1700000000000,\#(member)}]}"#)

        #expect(items.remarks == remarks.map { "/experiences/0\($0)" })
        #expect(items.contents.isEmpty)
    }

    @Test("members of the file that nobody knows are named, whatever is in them", arguments: [1, Int.max])
    func namedOfFile(pieces: Int) throws {
        let text = #"{"bogus":[{"a":"]"}],"experiences":[],"reminders":[1],"more":7,"customUnits":[7,{"name":"x"}]}"#

        #expect(
            try Self.items(text, pieces: pieces).remarks == [
                "/bogus unknown-field", "/more unknown-field", "/customUnits/0 wrong-type",
                "/customUnits/1/id required",
            ])
    }

    @Test("an experience that is no object is named")
    func noObject() throws {
        #expect(try Self.items(#"{"experiences":[7]}"#).remarks == ["/experiences/0 wrong-type"])
    }
}
