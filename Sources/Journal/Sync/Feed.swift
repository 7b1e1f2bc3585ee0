/// A record in the feed, and the number of its last change.
package struct Change: Sendable {
    package let record: Record
    package let number: Int64

    package init(record: Record, number: Int64) {
        self.record = record
        self.number = number
    }
}

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

/// A place in a person's feed.
package struct FeedPosition: Sendable, Hashable {
    /// The client has everything up to this change.
    package let number: Int64

    /// The last change there was when the client began to read from the start; what was deleted before, it never had.
    package let start: Int64

    package init(number: Int64, start: Int64) {
        self.number = number
        self.start = start
    }

    /// Before the first change, for a client that has nothing.
    static func beginning(of bounds: FeedBounds) -> FeedPosition {
        FeedPosition(number: 0, start: bounds.newest)
    }

    /// Behind the last change.
    package static func end(of bounds: FeedBounds) -> FeedPosition {
        FeedPosition(number: bounds.newest, start: bounds.newest)
    }

    /// Holds that the feed has been here and can go on from here without leaving out a deletion.
    ///
    /// - Throws: `.resyncRequired`.
    func check(against bounds: FeedBounds) throws(JournalError) {
        let known = max(number, start)
        // A file that was put back behind the server's back is another history too.
        guard known <= bounds.newest else { throw .resyncRequired(.epochChanged) }
        guard known >= bounds.purgeHorizon else { throw .resyncRequired(.cursorExpired) }
    }
}

/// One page of a person's feed.
package struct ChangePage: Sendable {
    /// The latest state of each record that was changed, tombstones included, in the order of their changes.
    package let records: [Record]

    /// Where the next page begins.
    package let cursor: String

    /// Whether there are changes behind this page already.
    package let hasMore: Bool
}
