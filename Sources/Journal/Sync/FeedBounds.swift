/// What a person's feed spans.
package struct FeedBounds: Sendable, Hashable {
    /// The number of the person's last change; 0 if there was none.
    package let newest: Int64

    /// The greatest number of a tombstone that was removed; 0 if there was none.
    package let purgeHorizon: Int64

    package init(newest: Int64, purgeHorizon: Int64) {
        self.newest = newest
        self.purgeHorizon = purgeHorizon
    }
}
