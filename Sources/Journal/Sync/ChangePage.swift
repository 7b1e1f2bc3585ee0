/// One page of a person's feed.
package struct ChangePage: Sendable {
    /// The latest state of each record that was changed, tombstones included, in the order of their changes.
    package let records: [Record]

    /// Where the next page begins.
    package let cursor: String

    /// Whether there are changes behind this page already.
    package let hasMore: Bool
}
