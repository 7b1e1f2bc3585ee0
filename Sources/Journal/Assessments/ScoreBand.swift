/// What a part of an instrument's scores is called, and by whom.
package struct ScoreBand: Sendable, Hashable {
    /// The word for programs.
    package let key: String

    /// The words for people, with the authors of the band.
    package let label: String

    /// The lowest score in the band, which reaches up to the lower edge of the next.
    package let lowerEdge: Score

    init(_ key: String, _ label: String, from lowerEdge: Score) {
        self.key = key
        self.label = label
        self.lowerEdge = lowerEdge
    }
}
