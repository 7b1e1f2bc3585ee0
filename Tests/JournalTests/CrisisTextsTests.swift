import JSON
import Testing

@testable import Journal

/// Which crisis text somebody is shown.
@Suite("crisis texts")
struct CrisisTextsTests {
    static let operators = CrisisTexts(["pt": "pt", "pt-BR": "pt-br", "zh-Hant": "zh-hant", "en": "own"])

    @Test(
        "a locale finds its text by lookup",
        arguments: [
            ("pt-BR", "pt-br"), ("pt-br", "pt-br"), ("pt-PT", "pt"), ("PT", "pt"), ("zh-Hant-TW", "zh-hant"),
            ("pt-BR-x-private", "pt-br"), ("zh", "own"), ("en-GB", "own"), (nil, "own"), ("", "own"),
        ] as [(String?, String)])
    func lookup(locale: String?, text: String) {
        #expect(Self.operators.text(for: locale) == text)
    }

    @Test("built-in texts stand where the operator has none, unless there is one for every language")
    func builtIn() {
        let some = CrisisTexts(["pt": "pt"]).orNeutral()
        let all = CrisisTexts(["*": "all", "pt": "pt"]).orNeutral()

        #expect(some.text(for: "pt") == "pt")
        #expect(some.text(for: "de") == CrisisTexts.neutral.text(for: "de"))
        #expect(all.text(for: "de") == "all")
        #expect(all.text(for: nil) == "all")
    }

    @Test("the built-in texts name no number", arguments: ["en", "de", "es", "fr"])
    func numbers(language: String) {
        let text = CrisisTexts.neutral.text(for: language)

        #expect(text.utf8.count > 100)
        #expect(!text.contains { $0.isNumber })
        #expect(language == "en" || text != CrisisTexts.neutral.text(for: "en"))
    }

    @Test(
        "a language tag is letters, then subtags",
        arguments: [
            ("en", true), ("pt-BR", true), ("de-1996", true), ("e", false), ("", false), ("en-", false),
            ("-en", false), ("en_US", false), ("12", false), ("en-123456789", false), ("ä", false),
            (String(repeating: "ab-", count: 12) + "ab", false),
        ])
    func tags(text: String, isTag: Bool) {
        #expect(FieldReader.isLanguageTag(text) == isTag)
    }
}
