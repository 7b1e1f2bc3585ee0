import Testing

@testable import AttuneApp

@Suite("spelling")
struct SpellingTests {
    @Test(
        "counts letters added, left out, replaced and exchanged",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("port", "port", 0), ("port", "ports", 1), ("port", "prt", 1),
            ("port", "pork", 1), ("port", "prot", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("abcd", "badc", 2),
        ] as [(String, String, Int)])
    func distance(first: String, second: String, distance: Int) {
        #expect(Spelling.distance(first, second) == distance)
        #expect(Spelling.distance(second, first) == distance)
    }

    @Test(
        "finds the nearest name within a third of the text's length",
        arguments: [
            ("hosts", "host"), ("ohst", "host"), ("hx", nil), ("hoxx", nil), ("regist", nil),
            ("registrati", "registration"),
            ("REGISTRATION", "registration"),
        ] as [(String, String?)])
    func nearest(text: String, expected: String?) {
        #expect(Spelling.nearest(to: text, among: ["port", "host", "registration"]) == expected)
    }
}
