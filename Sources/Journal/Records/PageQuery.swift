package import CivilTime

/// Which records of a collection a list shows, and in which order.
package struct PageQuery: Sendable {
    /// The order by date, instant and id.
    package enum Order: String, Sendable, CaseIterable {
        case descending = "desc"
        case ascending = "asc"
    }

    /// The place of a record in the order: a page goes on behind it.
    package struct Position: Sendable, Hashable {
        package let event: RecordEvent
        package let id: UUID

        package init(event: RecordEvent, id: UUID) {
            self.event = event
            self.id = id
        }
    }

    /// The first day, included.
    package var from: CivilDate?
    /// The last day, included.
    package var to: CivilDate?
    package var order: Order
    /// At most this many records: 1 to `maximumLimit`.
    package var limit: Int
    /// The last record of the page before.
    package var after: Position?
    /// Only records that hang on this one.
    package var parentID: UUID?

    /// Records a page when the request does not say: a screenful.
    package static let defaultLimit = 50
    /// Records a page at most: with notes of 10,000 characters that is still an answer of a few megabytes.
    package static let maximumLimit = 500

    package init(
        from: CivilDate? = nil, to: CivilDate? = nil, order: Order = .descending, limit: Int = defaultLimit,
        after: Position? = nil, parentID: UUID? = nil
    ) {
        self.from = from
        self.to = to
        self.order = order
        self.limit = limit
        self.after = after
        self.parentID = parentID
    }
}
