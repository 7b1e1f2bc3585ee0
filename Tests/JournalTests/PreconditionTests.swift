import Testing

@testable import Journal

@Suite("precondition")
struct PreconditionTests {
    struct Row: Sendable {
        let condition: EntityTagCondition?
        let revision: Int?
        let holds: Bool

        init(_ condition: EntityTagCondition?, _ revision: Int?, _ holds: Bool) {
            self.condition = condition
            self.revision = revision
            self.holds = holds
        }
    }

    static let strong2 = EntityTag(opaque: "2", isWeak: false)
    static let weak2 = EntityTag(opaque: "2", isWeak: true)
    static let strong3 = EntityTag(opaque: "3", isWeak: false)

    /// RFC 9110 §13.1.1: strong comparison.
    static let ifMatch = [
        Row(nil, nil, true), Row(nil, 2, true),
        Row(.any, nil, false), Row(.any, 2, true),
        Row(.oneOf([strong2]), nil, false), Row(.oneOf([strong2]), 2, true), Row(.oneOf([strong2]), 1, false),
        Row(.oneOf([strong2]), 22, false),
        Row(.oneOf([weak2]), 2, false), Row(.oneOf([weak2]), nil, false),
        Row(.oneOf([strong3, strong2]), 2, true), Row(.oneOf([weak2, strong3]), 2, false),
        Row(.oneOf([]), 2, false), Row(.oneOf([EntityTag(opaque: "02", isWeak: false)]), 2, false),
    ]

    /// RFC 9110 §13.1.2: weak comparison.
    static let ifNoneMatch = [
        Row(nil, nil, true), Row(nil, 2, true),
        Row(.any, nil, true), Row(.any, 2, false),
        Row(.oneOf([strong2]), nil, true), Row(.oneOf([strong2]), 2, false), Row(.oneOf([strong2]), 1, true),
        Row(.oneOf([weak2]), 2, false), Row(.oneOf([weak2]), 1, true), Row(.oneOf([weak2]), nil, true),
        Row(.oneOf([strong3, weak2]), 2, false), Row(.oneOf([strong3]), 2, true),
        Row(.oneOf([]), 2, true),
    ]

    @Test("If-Match compares strongly", arguments: ifMatch)
    func matches(row: Row) {
        let precondition = Precondition(ifMatch: row.condition)

        #expect(precondition.matches(revision: row.revision) == row.holds)
        #expect(precondition.holds(revision: row.revision) == row.holds)
    }

    @Test("If-None-Match compares weakly", arguments: ifNoneMatch)
    func differs(row: Row) {
        let precondition = Precondition(ifNoneMatch: row.condition)

        #expect(precondition.differs(revision: row.revision) == row.holds)
        #expect(precondition.holds(revision: row.revision) == row.holds)
    }

    @Test("both conditions together hold when each does", arguments: ifMatch, ifNoneMatch)
    func both(match: Row, noneMatch: Row) {
        let precondition = Precondition(ifMatch: match.condition, ifNoneMatch: noneMatch.condition)

        for revision in [nil, 1, 2, 3] as [Int?] {
            let each =
                Precondition(ifMatch: match.condition).holds(revision: revision)
                && Precondition(ifNoneMatch: noneMatch.condition).holds(revision: revision)
            #expect(precondition.holds(revision: revision) == each)
        }
    }
}
