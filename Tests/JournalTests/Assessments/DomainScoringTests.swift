import JSON
import Testing

@testable import Journal

/// The QIDS-SR16, whose score is no sum of its items.
@Suite("scoring by domains")
struct DomainScoringTests {
    /// Answers of 0 but for some items, `nil` for those left open.
    static func score(with changes: [Int: String]) throws -> AssessmentResult {
        let answers = (1...16).map { changes[$0] ?? "0" }.joined(separator: ",")
        return try FilledIn.assessment("qids-sr16", answers: "[\(answers)]").result
    }

    @Test(
        "a domain counts with its greatest answer alone",
        arguments: [
            ([1, 2, 3, 4], 3), ([5], 3), ([6, 7, 8, 9], 3), ([10], 3), ([11], 3), ([12], 3), ([13], 3), ([14], 3),
            ([15, 16], 3), ([4, 9, 16], 9),
        ] as [([Int], Int)])
    func domains(items: [Int], score: Int) throws {
        let changes = Dictionary(uniqueKeysWithValues: items.map { ($0, "3") })

        #expect(try Self.score(with: changes).score == Score(hundredths: score * 100))
    }

    @Test(
        "one of each pair of alternatives may be left open",
        arguments: [[6], [7], [8], [9], [6, 8], [6, 9], [7, 8], [7, 9]])
    func alternatives(open: [Int]) throws {
        let changes = Dictionary(uniqueKeysWithValues: open.map { ($0, "null") })

        let result = try Self.score(with: changes)

        #expect(result.score == 0)
        #expect(result.isComplete)
    }

    @Test(
        "any other item left open leaves no score",
        arguments: [[1], [2], [3], [4], [5], [6, 7], [8, 9], [10], [11], [12], [13], [14], [15], [16]])
    func missing(open: [Int]) throws {
        let changes = Dictionary(uniqueKeysWithValues: open.map { ($0, "null") })

        let result = try Self.score(with: changes)

        #expect(result.score == nil)
        #expect(!result.isComplete)
    }
}
