/// What an instrument measures.
package enum Outcome: Sendable, Hashable {
    /// One score over all items.
    case total(TotalScore)

    /// A score for each of several parts and none over all.
    case subscales([Subscale])
}
