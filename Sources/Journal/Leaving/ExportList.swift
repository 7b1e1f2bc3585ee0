/// A member of an export that is a list, read a page at a time.
package struct ExportList: Sendable {
    /// Where a page goes on.
    package enum Position: Sendable, Hashable {
        case start
        /// Behind the record with this id or, of a list of revisions, behind this one of it.
        case behind(UUID, revision: Int)
        /// Before the entry with this number, of a list that goes backwards.
        case before(Int)
    }

    /// Some elements of the list.
    package struct Page: Sendable {
        /// Each as JSON text.
        package let items: [[UInt8]]
        /// Where the next page begins; nil when this is the last one.
        package let next: Position?

        package init(items: [[UInt8]], next: Position? = nil) {
            self.items = items
            self.next = next
        }
    }

    package let name: String

    /// The member of the document whose member it is; nil for one of the document itself. Lists of one group follow one
    /// another.
    package let group: String?

    /// Reads the page at a position: a few milliseconds, and a bounded amount.
    package let page: @Sendable (Position, Person, any ReadTransaction) throws -> Page

    package init(
        _ name: String, in group: String? = nil,
        page: @escaping @Sendable (Position, Person, any ReadTransaction) throws -> Page
    ) {
        self.name = name
        self.group = group
        self.page = page
    }
}
