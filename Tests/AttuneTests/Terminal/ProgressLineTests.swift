import Testing

@testable import AttuneApp

@Suite("line of progress")
struct ProgressLineTests {
    @Test(
        "has what fits",
        arguments: [
            (80, 1, 4, "copying [##########..............................]  25 % 1/4 files"),
            (34, 1, 4, "copying [##......]  25 % 1/4 files"), (30, 1, 4, "copying  25 % 1/4 files"),
            (14, 1, 4, "copying  25 % "), (0, 1, 4, ""), (80, 7, 0, "copying 7 files"),
            (38, 9, 4, "copying [############] 100 % 4/4 files"), (38, -1, 4, "copying [............]   0 % 0/4 files"),
        ] as [(Int, Int, Int, String)])
    func text(columns: Int, done: Int, total: Int, expected: String) {
        let line = ProgressLine(label: "copying", done: done, total: total, unit: "files").text(columns: columns)

        #expect(line == expected)
    }

    @Test("counts as far as numbers go")
    func greatest() {
        let line = ProgressLine(label: "copying", done: .max, total: .max, unit: "")

        #expect(line.text(columns: 60).hasSuffix("100 % \(Int.max)/\(Int.max)"))
    }
}
