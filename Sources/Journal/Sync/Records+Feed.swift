/// The feed: what has changed since a client last looked.
extension Records {
    /// One page of a person's feed.
    ///
    /// - Parameter cursor: where the page before ended; empty: from the start.
    /// - Throws: `.resyncRequired`.
    package func changes(
        of person: Person, since cursor: String, limit: Int, from transaction: any ReadTransaction
    ) throws -> ChangePage {
        let bounds = try transaction.feedBounds(of: person)
        var position = FeedPosition.beginning(of: bounds)
        if !cursor.isEmpty {
            guard let named = transaction.position(of: cursor, of: person) else {
                throw JournalError.resyncRequired(.epochChanged)
            }
            position = named
        }
        try position.check(against: bounds)
        // One more than asked for tells whether it is the last page.
        var changes =
            position.number == bounds.newest
            ? [] : try transaction.changes(of: person, after: position.number, limit: limit + 1)
        let hasMore = changes.count > limit
        if hasMore { changes.removeLast(changes.count - limit) }
        let next = changes.last.flatMap { last in
            hasMore ? FeedPosition(number: last.number, start: position.start) : nil
        }
        return ChangePage(
            records: changes.map(\.record), cursor: transaction.cursor(at: next ?? .end(of: bounds), of: person),
            hasMore: hasMore)
    }

    /// Where a person's feed ends.
    package func newestCursor(of person: Person, from transaction: any ReadTransaction) throws -> String {
        transaction.cursor(at: .end(of: try transaction.feedBounds(of: person)), of: person)
    }
}
