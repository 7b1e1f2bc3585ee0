/// One page of a list.
package struct Page: Sendable {
    package let records: [Record]

    /// Where the next page begins; `nil` when this is the last one.
    package let next: PageQuery.Position?
}
