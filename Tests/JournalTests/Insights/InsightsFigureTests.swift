import JSON
import Testing

@testable import Journal

/// Every figure of made-up diaries, held against what NumPy and SciPy make of them.
@Suite("insights against SciPy")
struct InsightsFigureTests {
    @Test("all tables agree to nine digits", arguments: try DiaryCase.all())
    func tables(diary: DiaryCase) throws {
        let found = try diary.insights()

        #expect(Self.differences(found, diary.expected) == [])
        #expect(Self.count(of: diary.expected) > 150)
    }

    /// Where the first value lacks or has otherwise what the second has.
    static func differences(_ found: JSONValue?, _ expected: JSONValue, at path: String = "") -> [String] {
        switch (found, expected) {
        case (.object(let found)?, .object(let expected)):
            return expected.members.flatMap { differences(found[$0.name], $0.value, at: "\(path)/\($0.name)") }
        case (.array(let found)?, .array(let expected)) where found.count == expected.count:
            return zip(found, expected).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)/\($0)") }
        case (.number(let found)?, .number(let expected)):
            guard let found = Double(found.text), let expected = Double(expected.text) else { return [path] }
            let isClose = abs(found - expected) <= max(1e-9 * abs(expected), 1e-12)
            return isClose ? [] : ["\(path): \(found), not \(expected)"]
        default:
            return found == expected ? [] : ["\(path): \(found?.plain ?? "other"), not \(expected.plain ?? "this")"]
        }
    }

    /// The numbers in a tree.
    private static func count(of value: JSONValue) -> Int {
        switch value {
        case .object(let object): object.members.reduce(0) { $0 + count(of: $1.value) }
        case .array(let elements): elements.reduce(0) { $0 + count(of: $1) }
        case .number: 1
        default: 0
        }
    }
}
