import JSON
import Journal

/// The codes of a questionnaire: those of LOINC where they are confirmed, or else local ones.
///
/// A panel's code names the questionnaire and never its total. Public sources contradict each other on the codes of
/// WHO-5, PANAS and the rest, so these have local ones.
struct InstrumentCodes {
    /// The canonical URL of the questionnaire.
    let questionnaire: String
    let total: Coding
    private let items: [Coding]
    private let answers: [Coding]
    private let optionalAnswers: [Coding]
    private let key: String

    init(_ instrument: Instrument) {
        self.init(key: instrument.key)
    }

    /// - Parameter key: that of an instrument.
    init(key: String) {
        self.key = key
        let codes = Self.known[key]
        questionnaire = codes.map { "http://loinc.org/q/\($0.panel)" } ?? "urn:attune:questionnaire:\(key)"
        total = codes.map { .loinc($0.total) } ?? .local("\(key)-total")
        items = codes?.items.map { .loinc($0) } ?? []
        answers = codes == nil ? [] : Self.frequency
        optionalAnswers = codes == nil ? [] : Self.difficulty
    }

    /// The code of an item, from 1.
    func item(_ number: Int) -> Coding {
        items.indices.contains(number - 1) ? items[number - 1] : .local("\(key)-item-\(number)")
    }

    /// What names an item within the answers: its LOINC, or its number.
    func linkID(ofItem number: Int) -> String {
        items.indices.contains(number - 1) ? items[number - 1].code : String(number)
    }

    /// The code of an answer, if it has one.
    func answer(_ score: Score, isOptional: Bool = false) -> Coding? {
        let list = isOptional ? optionalAnswers : answers
        guard score.hundredths.isMultiple(of: 100) else { return nil }
        let value = score.hundredths / 100
        return list.indices.contains(value) ? list[value] : nil
    }

    func subscale(_ subscale: Subscale) -> Coding { .local("\(key)-\(subscale.key)") }

    private typealias Codes = (panel: String, total: String, items: [String])

    private static let known: [String: Codes] = [
        "phq-9": (
            "44249-1", "44261-6",
            [
                "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
                "69722-7",
            ]
        ),
        "phq-2": ("55757-9", "55758-7", ["44250-9", "44255-8"]),
        "gad-7": (
            "69737-5", "70274-6",
            ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]
        ),
    ]

    /// LL358-3.
    private static let frequency: [Coding] = [
        .loinc("LA6568-5", "Not at all"), .loinc("LA6569-3", "Several days"),
        .loinc("LA6570-1", "More than half the days"), .loinc("LA6571-9", "Nearly every day"),
    ]

    /// LL359-1, whose codes are not in the order of its answers.
    private static let difficulty: [Coding] = [
        .loinc("LA6572-7", "Not difficult at all"), .loinc("LA6573-5", "Somewhat difficult"),
        .loinc("LA6575-0", "Very difficult"), .loinc("LA6574-3", "Extremely difficult"),
    ]
}
