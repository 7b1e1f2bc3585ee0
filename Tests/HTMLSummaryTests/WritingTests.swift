import CivilTime
import JSON
import Testing

@testable import HTMLSummary
@testable import Journal

/// The pieces that pages are made of.
@Suite("writing HTML")
struct WritingTests {
    @Test(
        "text is escaped wherever it stands",
        arguments: [
            ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"'`", "&quot;&#39;`"), ("</bdi>", "&lt;/bdi&gt;"),
            ("&amp;", "&amp;amp;"), ("\u{0}\u{1B}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("a\tb\nc", "a\tb\nc"),
            ("ä\u{202E}😀", "ä\u{202E}😀"),
        ])
    func escaping(text: String, html: String) {
        var page = HTMLWriter(capacity: 16)
        page.element("p", ["title": text], "\(text)|\(words: text)")

        #expect(
            String(decoding: page.bytes, as: UTF8.self) == "<p title=\"\(html)\">\(html)|<bdi>\(html)</bdi></p>\n")
    }

    @Test(
        "a text is cut between characters",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("a👨‍👩‍👧b", 4, "a…"), ("👨‍👩‍👧b", 3, "\u{1F468}\u{200D}…"),
            ("", 3, ""),
        ])
    func shortened(text: String, limit: Int, short: String) {
        let cut = text.shortened(to: limit)

        #expect(Array(cut.unicodeScalars) == Array(short.unicodeScalars))
        #expect(cut.unicodeScalars.count <= limit)
    }

    @Test(
        "numbers have one decimal, and none is made of nothing",
        arguments: [
            (6.25, "6.3"), (0, "0.0"), (-0.04, "0.0"), (-3.15, "−3.2"), (nil, "–"), (.nan, "–"), (.infinity, "–"),
            (1e300, "–"),
        ] as [(Double?, String)])
    func tenths(value: Double?, text: String) {
        #expect(NumberText.tenths(value) == text)
    }

    @Test(
        "values of scales have the decimals that the scale needs, and two digits that count",
        arguments: [
            (6.25, 0...10, "6.3"), (0, 0...10, "0.0"), (0.04, 0...10, "0.04"), (-0.04, -5...5, "−0.04"),
            (0.5, 0...10, "0.5"), (1e-17, 0...10, "0.0"), (0.025, 0...0.5, "0.025"), (0.3, 0...0.5, "0.300"),
            (0.012, 0...100, "0.012"), (0.25, 0...1, "0.25"), (0.04, nil, "0.04"), (42, nil, "42.0"),
            (1e11, 0...1e-9, "100000000000.000000"), (nil, 0...10, "–"), (.nan, nil, "–"), (1e300, nil, "–"),
        ] as [(Double?, ClosedRange<Double>?, String)])
    func values(value: Double?, range: ClosedRange<Double>?, text: String) {
        #expect(NumberText.value(value, of: range) == text)
    }

    @Test(
        "ends of scales have no zeros at the end",
        arguments: [(0, 0...0.5, "0"), (0.5, 0...0.5, "0.5"), (0.01, 0...0.5, "0.01"), (10, 0...10, "10")]
            as [(Double, ClosedRange<Double>, String)])
    func ends(value: Double, range: ClosedRange<Double>, text: String) {
        #expect(NumberText.short(value, of: range) == text)
    }

    @Test("labels of points that would touch are left out, but not the first and the last one")
    func labelsApart() {
        let labels = [(10, 20), (20, 22), (40, 20), (46, 60), (54, 20), (60, 20)].enumerated().map { index, place in
            PointLabel(text: "1\(index)", x: Double(place.0), y: Double(place.1))
        }

        #expect(PointLabel.apart(labels).map(\.text) == ["10", "12", "13", "15"])
        #expect(PointLabel.apart([]).isEmpty)
    }

    @Test(
        "a delay is said in hours, and in days from two on",
        arguments: [(0.25, "0.3 hours"), (47.9, "47.9 hours"), (48, "2 days"), (1009.3, "42 days")]
            as [(Double, String)])
    func delays(hours: Double, text: String) {
        #expect(NumberText.delay(hours) == text)
    }

    @Test("differences have their sign")
    func differences() {
        #expect(NumberText.difference(Score(hundredths: -450)) == "−4.5")
        #expect(NumberText.difference(5) == "+5")
        #expect(NumberText.difference(0) == "0")
    }

    @Test("a line has gaps where values are missing, and a dot for one alone")
    func gaps() {
        var path = ChartPath()

        path.line(through: [(0, 1), (1, 2), nil, (3, 4), nil, nil, (6, 7.25), (7, 8)])

        #expect(path.text == "M0 1L1 2M3 4h0M6 7.3L7 8")
    }

    @Test("days are drawn one by one up to 180, and by week beyond; a week without a value has none")
    func weeks() {
        let half = RatingSeries(Array(repeating: 5, count: 180))
        let longer = RatingSeries([1, nil, 3] + Array(repeating: nil, count: 11) + Array(repeating: 7, count: 167))

        #expect(half.values.count == 180)
        #expect(longer.values.count == 26)
        #expect(longer.values.prefix(3) == [2, nil, 7])
        #expect(longer.position(of: 1) == 10)
    }

    @Test(
        "an axis names months or years, as many as there is room for",
        arguments: [
            ("2026-08-25", "2026-11-22", ["2026-09", "2026-10", "2026-11"]),
            ("2026-11-01", "2026-11-01", ["2026-11-01"]),
            ("2026-11-20", "2026-12-02", ["2026-11-20", "2026-12-02"]),
            ("2025-11-23", "2026-11-22", ["2026-01", "2026-03", "2026-05", "2026-07", "2026-09", "2026-11"]),
            ("2021-11-23", "2026-11-22", ["2022", "2023", "2024", "2025", "2026"]),
        ])
    func axis(from: String, to: String, labels: [String]) throws {
        let first = try #require(CivilDate(from))
        let last = try #require(CivilDate(to))

        let axis = TimeAxis(first...last)

        #expect(axis.marks.map(\.label) == labels)
        #expect(axis.marks.allSatisfy { (TimeAxis.left...TimeAxis.right).contains($0.x) })
    }

    @Test("every kind of day has a letter of its own, and what is written down none that says nothing")
    func letters() {
        let marks = AdherenceMark.allCases

        #expect(Set(marks.map(\.letter)).count == marks.count)
        #expect(Set(marks.map(\.words)).count == marks.count)
    }

    @Test("the policies allow what stands in the pages, by its digest, and nothing else")
    func policies() {
        let digest = { (text: [UInt8]) in Array(repeating: UInt8(text.count % 251), count: 32) }

        let summary = SummaryPage.contentSecurityPolicy(digest: digest)
        let shared = SharedPage.contentSecurityPolicy(digest: { _ in Array(repeating: 0xFB, count: 32) })

        #expect(summary.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(summary.hasSuffix("; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"))
        #expect(!summary.contains("script-src"))
        // Padded, and of the alphabet that is not for addresses.
        #expect(shared.contains("'sha256-+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s='"))
        #expect(shared.contains("connect-src 'self'"))
    }
}
