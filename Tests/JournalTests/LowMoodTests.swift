import CivilTime
import Testing

@testable import Journal

/// Which days are a run of low mood.
@Suite("runs of low mood")
struct LowMoodTests {
    /// A day's mean for each element; `nil` for a day without a rating.
    private func lowMood(_ means: [Double?]) throws -> LowMood {
        LowMood(means: means, from: try #require(CivilDate("2026-11-01")))
    }

    @Test(
        "at least three rated days running of at most 3 are a run",
        arguments: [
            ([3, 2.5, 3], ["2026-11-01...2026-11-03"]),
            ([3, 3, 3.5, 3, 3], []),
            ([1, nil, 1, 1, nil], []),
            ([nil, 1, 1, 1, 1, nil, 9], ["2026-11-02...2026-11-05"]),
            ([0, 0, 0, 9, 0, 0, 0], ["2026-11-01...2026-11-03", "2026-11-05...2026-11-07"]),
            ([], []),
        ] as [([Double?], [String])])
    func runs(means: [Double?], expected: [String]) throws {
        let lowMood = try lowMood(means)

        #expect(lowMood.runs.map { "\($0.days.lowerBound)...\($0.days.upperBound)" } == expected)
    }

    @Test("low days alone are counted too, against the rated ones")
    func counts() throws {
        let lowMood = try lowMood([2, 5, nil, 3, 3, 3])

        #expect(lowMood.lowDays == 4)
        #expect(lowMood.ratedDays == 5)
        #expect(lowMood.runs.map(\.count) == [3])
        #expect(lowMood.runs.map(\.mean) == [3])
    }
}
