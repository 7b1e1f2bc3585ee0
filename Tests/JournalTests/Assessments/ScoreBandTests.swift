import JSON
import Testing

@testable import Journal

@Suite("score band")
struct ScoreBandTests {
    /// Both edges of each band, as totals.
    static let edges: [(String, String, String, String)] = [
        ("phq-9", "minimal", "0", "4"), ("phq-9", "mild", "5", "9"), ("phq-9", "moderate", "10", "14"),
        ("phq-9", "moderately-severe", "15", "19"), ("phq-9", "severe", "20", "27"),
        ("phq-9", "minimal", "4.5", "4.99"), ("phq-9", "moderately-severe", "15", "19.99"),
        ("phq-2", "negative-screen", "0", "2"), ("phq-2", "positive-screen", "3", "6"),
        ("gad-7", "minimal", "0", "4"), ("gad-7", "mild", "5", "9"), ("gad-7", "moderate", "10", "14"),
        ("gad-7", "severe", "15", "21"), ("who-5", "depression-likely", "0", "28"),
        ("who-5", "poor-wellbeing", "32", "48"), ("who-5", "adequate", "52", "100"),
        ("pss-10", "low", "0", "13"), ("pss-10", "moderate", "14", "26"), ("pss-10", "high", "27", "40"),
        ("core-10", "non-clinical", "0", "10"), ("core-10", "mild", "11", "14"), ("core-10", "moderate", "15", "19"),
        ("core-10", "moderately-severe", "20", "24"), ("core-10", "severe", "25", "40"),
        ("core-10", "non-clinical", "10.01", "10.99"), ("core-10", "mild", "11.11", "14.99"),
        ("qids-sr16", "none", "0", "5"), ("qids-sr16", "mild", "6", "10"), ("qids-sr16", "moderate", "11", "15"),
        ("qids-sr16", "severe", "16", "20"), ("qids-sr16", "very-severe", "21", "27"),
        ("madrs-s", "none", "0", "12.5"), ("madrs-s", "mild", "13", "19.5"), ("madrs-s", "moderate", "20", "34.5"),
        ("madrs-s", "severe", "35", "54"),
    ]

    @Test("each band holds both of its edges", arguments: edges)
    func bands(instrument: String, key: String, lowest: String, highest: String) throws {
        #expect(try FilledIn.assessment(instrument, total: lowest).json["severity"] == .string(key))
        #expect(try FilledIn.assessment(instrument, total: highest).json["severity"] == .string(key))
    }

    @Test("the edges above name every band that there is")
    func everyBand() {
        let bands = InstrumentRegistry.standard.instruments.flatMap { instrument in
            (instrument.total?.bands ?? []).map { "\(instrument.key) \($0.key)" }
        }

        #expect(Set(bands) == Set(Self.edges.map { "\($0.0) \($0.1)" }))
    }

    @Test(
        "where nobody's cut-offs are agreed upon there is no band",
        arguments: [("pss-4", "16"), ("swemwbs", "7"), ("swemwbs", "35")])
    func noBands(instrument: String, total: String) throws {
        #expect(try FilledIn.assessment(instrument, total: total).json["severity"] == .null)
    }
}
