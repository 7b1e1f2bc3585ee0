import Testing

@testable import Journal

/// Texts that a spreadsheet would take for something else.
@Suite("texts in tables")
struct SpreadsheetTextTests {
    @Test(
        "what begins like a formula is guarded",
        arguments: [
            "=1+1", "=HYPERLINK(\"x\")", "+49 170", "-cmd", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＋x", "－x", "＠x",
            "−x",
            " =1+1", "\u{A0}=1", "\u{3000}＝1", "- walked", "=", "-", "'10-15", "'tis",
        ])
    func formulas(text: String) {
        #expect(SpreadsheetText.guarded(text) == "'" + text)
    }

    @Test(
        "what could be read as a number, a date or a time is guarded",
        arguments: [
            "10-15", "Oct-15", "1-Oct", "Jan-15", "15 october", "1/2", "1e5", "1E-3", "0.1-0.15", "0,1", "1.000,5",
            "007", "12:30",
            "12:30 pm", "2026-11-23", "2026-11-23T08:10:00Z", "50%", "$5", "5 €", "(5)", "1 000", "1’000", "１０",
            "１０－１５",
            "10–15", "Mai 5", "3 März", "1 de enero", "5 août", "2026年11月23日", "TRUE", "false", "5.", ".5", "May 2026",
            " 7 ", "٣", "15 окт", "окт 15", "15 окт 2026", "15 मई", "15 ต.ค.", "7 mg", "10-15 ug", "0x1F", "&H1f",
            "5 ₹",
            "₿1", "12 zł", "lsd-25",
        ])
    func values(text: String) {
        #expect(SpreadsheetText.guarded(text) == "'" + text)
    }

    @Test(
        "what is plainly text stays as it is",
        arguments: [
            "", "x", "a walk", "1 small shroom", "about a tenth of a gram", "10~20 micrograms", "5 drops",
            "1/4 of a hit",
            "x=1", "a-b", "I am 3", "May", "true story", "e", "...", "50mg of it", "1p-lsd", "0xcaffeine", "mg",
            "5 mg of it",
            "4-aco-dmt", "é",
            "日記",
        ])
    func texts(text: String) {
        #expect(SpreadsheetText.guarded(text) == text)
    }

    @Test("a long text that begins with digits is looked at no further than a value can be")
    func long() {
        let text = String(repeating: "1", count: 10_000)

        #expect(SpreadsheetText.guarded(text) == text)
    }
}
