import Journal
import JournalTestSupport
import Testing

@testable import AttuneApp

/// The operator's crisis texts.
@Suite("the file of crisis texts")
struct CrisisTextFileTests {
    @Test("is read, and the built-in texts stand where it has none")
    func read() throws {
        let directory = try TemporaryDirectory()
        try directory.write(Array(#"{"en": "Call Ann.", "pt-BR": "Ligue."}"#.utf8), to: "texts.json")

        let texts = try CrisisTextFile.load("\(directory.path)/texts.json")

        #expect(texts.text(for: "en-GB") == "Call Ann.")
        #expect(texts.text(for: "pt-br") == "Ligue.")
        #expect(texts.text(for: "de") == CrisisTexts.neutral.text(for: "de"))
        #expect(try CrisisTextFile.load(nil) == .neutral)
    }

    @Test(
        "with anything else the start is refused",
        arguments: [
            ("[]", "must be an object"), ("{", "is not JSON"), (#"{"english": "x", "e": "y"}"#, "language tag"),
            (#"{"en": ""}"#, "at least 1 character"), (#"{"en": 7}"#, "must be a string"),
        ])
    func refused(text: String, problem: String) throws {
        let directory = try TemporaryDirectory()
        try directory.write(Array(text.utf8), to: "texts.json")

        let error = try #require(throws: StartError.self) { try CrisisTextFile.load("\(directory.path)/texts.json") }

        #expect(error.problems.contains { $0.contains(problem) && $0.contains("texts.json") })
    }

    @Test("a file that is not there refuses the start")
    func missing() throws {
        let error = try #require(throws: StartError.self) { try CrisisTextFile.load("/nowhere/texts.json") }

        #expect(error.problems.first?.hasPrefix("cannot read /nowhere/texts.json") == true)
    }
}
