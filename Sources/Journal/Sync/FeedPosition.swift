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
