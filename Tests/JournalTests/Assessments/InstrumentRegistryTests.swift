import JSON
import Testing

@testable import Journal

@Suite("instrument registry")
struct InstrumentRegistryTests {
    static let keys = [
        "phq-9", "phq-2", "gad-7", "who-5", "pss-10", "pss-4", "core-10", "qids-sr16", "madrs-s", "swemwbs", "panas",
    ]

    static func json(_ key: String) throws -> JSONObject {
        try #require(InstrumentRegistry.standard[key]).json
    }

    static func array(_ object: JSONObject, _ name: String) -> [JSONValue] {
        if case .array(let elements) = object[name] { elements } else { [] }
    }

    @Test("the instruments stand in a fixed order and are found by their keys")
    func order() {
        let registry = InstrumentRegistry.standard

        #expect(registry.instruments.map(\.key) == Self.keys)
        #expect(Self.keys.map { registry[$0]?.key } == Self.keys)
        #expect(registry["PHQ-9"] == nil)
    }

    @Test("an entry says all that is known of an instrument, and nothing of what is not")
    func entry() throws {
        let expected = """
            {"key":"gad-7","title":"Generalized Anxiety Disorder-7","items":7,"answer":{"min":0,"max":3,"step":1},\
            "window":"the last 2 weeks","direction":"lower-is-better","score":{"min":0,"max":21},"bands":[\
            {"key":"minimal","label":"minimal (Spitzer 2006)","min":0,"max":4},\
            {"key":"mild","label":"mild (Spitzer 2006)","min":5,"max":9},\
            {"key":"moderate","label":"moderate (Spitzer 2006)","min":10,"max":14},\
            {"key":"severe","label":"severe (Spitzer 2006)","min":15,"max":21}],\
            "missing":"With any item missing there is no score.",\
            "change":{"minimalImportantDifference":{"threshold":4,"source":"Toussaint 2020"},\
            "reliableChange":{"threshold":6,"source":"Bischoff 2020"}},\
            "answerText":["Not at all","Several days","More than half the days","Nearly every day"]}
            """
        var json = try Self.json("gad-7")
        for name in ["bandNote", "licence", "itemText", "sources"] {
            #expect(json[name] != nil)
            json[name] = nil
        }

        #expect(JSONValue.object(json) == (try Reading.value(expected)))
    }

    @Test("every instrument states a licence, a window, its sources and what missing items do", arguments: keys)
    func statements(key: String) throws {
        let json = try Self.json(key)

        for name in ["title", "window", "missing", "licence"] { #expect(json[name] != .string(""), "\(name)") }
        #expect(json["licence"] != nil)
        #expect(!Self.array(json, "sources").isEmpty)
    }

    @Test("the wording stands exactly where anybody may show it", arguments: keys)
    func wording(key: String) throws {
        let instrument = try #require(InstrumentRegistry.standard[key])
        let isFree = ["phq-9", "phq-2", "gad-7", "who-5"].contains(key)

        #expect((instrument.text != nil) == isFree)
        #expect(Self.array(instrument.json, "itemText").count == (isFree ? instrument.items : 0))
        #expect(instrument.json.names.contains("answerText") == isFree)
        #expect(isFree || instrument.licence.contains("text"))
    }

    @Test("where there is wording, each answer has its words", arguments: ["phq-9", "phq-2", "gad-7", "who-5"])
    func answerWording(key: String) throws {
        let instrument = try #require(InstrumentRegistry.standard[key])
        let text = try #require(instrument.text)

        #expect(Score(hundredths: (text.answers.count - 1) * 100) == instrument.answers.maximum)
        #expect(instrument.answers.minimum == 0)
        #expect(Set(text.items).count == instrument.items)
    }

    @Test("the source of the WHO-5 is mentioned, as its terms ask for")
    func attribution() throws {
        let licence = try #require(InstrumentRegistry.standard["who-5"]).licence

        #expect(licence.contains("Psychiatric Research Unit, WHO Collaborating Centre in Mental Health"))
    }

    @Test(
        "bands follow each other without a gap and cover every score",
        arguments: keys.filter { !["pss-4", "swemwbs", "panas"].contains($0) })
    func bands(key: String) throws {
        let instrument = try #require(InstrumentRegistry.standard[key])
        let total = try #require(instrument.total)
        let bands = Self.array(instrument.json, "bands").compactMap { band -> (Score, Score)? in
            guard case .object(let band) = band, let low = Score(band["min"]), let high = Score(band["max"]) else {
                return nil
            }
            return (low, high)
        }
        let step: Score = key == "madrs-s" ? Score(hundredths: 50) : 1

        #expect(bands.count == total.bands.count)
        #expect(bands.first?.0 == total.range.minimum)
        #expect(bands.last?.1 == total.range.maximum)
        #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.1 + step == $1.0 })
        #expect(bands.allSatisfy { $0.0 < $0.1 })
        #expect(Set(total.bands.map(\.key)).count == bands.count)
    }

    @Test("where there are no bands, a note says why", arguments: ["pss-4", "swemwbs", "panas"])
    func noBands(key: String) throws {
        let json = try Self.json(key)

        #expect(json["bands"] == [])
        #expect(json["bandNote"] != nil)
    }

    @Test("the bands of the PSS-10 are not put down to its author")
    func convention() throws {
        let instrument = try #require(InstrumentRegistry.standard["pss-10"])

        #expect(instrument.bandNote?.contains("Cohen, the author of the scale, gives no cut-offs") == true)
    }

    @Test(
        "what missing items do is said as it is done",
        arguments: [
            ("phq-9", "Up to 2 missing items count as the mean of those answered; with more there is no score."),
            ("core-10", "One missing item counts as the mean of those answered; with more there is no score."),
            (
                "qids-sr16",
                "Of the items 6 or 7, and of 8 or 9 one may be missing; with any other missing there is no score."
            ),
            ("panas", "With any item of a subscale missing, the subscale has no score."),
            ("swemwbs", "With any item missing there is no score."),
        ])
    func missing(key: String, sentence: String) throws {
        #expect(try Self.json(key)["missing"] == .string(sentence))
    }

    @Test("the PHQ-9 has a tenth question of its own answers, which is not one of its items")
    func optionalItem() throws {
        let json = try Self.json("phq-9")
        let expected = """
            [{"item":10,"text":"If you checked off any problems, how difficult have these problems made it for you to \
            do your work, take care of things at home, or get along with other people?","answerText":["Not difficult \
            at all","Somewhat difficult","Very difficult","Extremely difficult"]}]
            """

        #expect(json["items"] == 9)
        #expect(json["optionalItems"] == (try Reading.value(expected)))
    }

    @Test("the PANAS has two subscales instead of a score, which share its items out")
    func subscales() throws {
        let json = try Self.json("panas")
        let items = try #require(InstrumentRegistry.standard["panas"]).subscales.flatMap(\.items)

        #expect(!json.names.contains("score"))
        #expect(!json.names.contains("direction"))
        #expect(items.sorted() == Array(1...20))
        #expect(
            Self.array(json, "subscales").first == [
                "key": "positive-affect", "items": [1, 3, 5, 9, 10, 12, 14, 16, 17, 19],
                "direction": "higher-is-better", "min": 10, "max": 50,
            ])
    }

    @Test(
        "the risk items and the criteria of change are those published",
        arguments: [
            (
                "phq-9", "9",
                """
                {"minimalImportantDifference":{"threshold":5,"source":"Löwe 2004"},\
                "response":{"percent":50,"source":"customary in trials of depression"},\
                "remission":{"below":5,"source":"customary in trials of depression"}}
                """
            ),
            ("core-10", "6", #"{"reliableChange":{"threshold":6,"source":"Barkham 2013, 90 % confidence"}}"#),
            ("qids-sr16", "12", #"{"remission":{"atMost":5,"source":"Rush 2003: the band without depression"}}"#),
            ("madrs-s", "9", "{}"), ("pss-10", nil, "{}"), ("panas", nil, "{}"),
        ] as [(String, String?, String)])
    func criteria(key: String, riskItem: String?, change: String) throws {
        let json = try Self.json(key)

        #expect(json["riskItem"] == (try riskItem.map { try Reading.value($0) }))
        #expect(json["change"] == (try Reading.value(change)))
    }
}
