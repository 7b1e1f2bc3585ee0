/// A domain of an instrument, which counts with the greatest answer to any of its items.
package struct ScoringDomain: Sendable, Hashable {
    /// The numbers of its items, from 1, in groups of alternatives: of each group at least one must be answered.
    let groups: [[Int]]

    /// A domain of items that are all to be answered.
    init(_ items: Int...) {
        groups = items.map { [$0] }
    }

    /// A domain whose items are alternatives to each other within groups.
    init(alternatives groups: [[Int]]) {
        self.groups = groups
    }

    /// The greatest answer; `nil` while a group has none.
    func score(of answers: [Score?]) -> Score? {
        let greatest = groups.compactMap { group in
            group.compactMap { answers.indices.contains($0 - 1) ? answers[$0 - 1] : nil }.max()
        }
        return greatest.count == groups.count ? greatest.max() : nil
    }

    /// What becomes of the score when items are left open, a sentence for people.
    static func missingSentence(of domains: [ScoringDomain]) -> String {
        let pairs = domains.flatMap(\.groups).filter { $0.count > 1 }.map { group in
            group.map(String.init).joined(separator: " or ")
        }
        guard !pairs.isEmpty else { return MissingItems.refused.sentence }
        return "Of the items \(pairs.joined(separator: ", and of ")) one may be missing; with any other missing "
            + "there is no score."
    }
}
