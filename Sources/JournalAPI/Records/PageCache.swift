import Journal
import Locking

/// The pages of lists and of the feed that were asked for last, as they were sent: a client that looks again at what
/// has not changed costs no reading, opening and writing of its records.
///
/// A page stands for a person's change number, which every write of theirs raises in its transaction: whoever wrote,
/// a page of another number is not given out. It is text in memory, bounded and never on disk.
final class PageCache: Sendable {
    /// What a page answers.
    struct Key: Hashable, Sendable {
        let person: UUID
        /// Whose list; `changes` for the feed.
        let collection: String
        /// As it was sent.
        let query: String
    }

    private struct Page {
        let changeNumber: Int64
        let bytes: [UInt8]

        /// Bytes of memory: the page, and what its key and its place in the table take at most.
        var cost: Int { bytes.count + 512 }
    }

    private struct State {
        var pages: [Key: Page] = [:]
        var cost = 0
    }

    /// Bytes of memory at once, a few pages for each of some hundred people; beyond it all are dropped, which is rare
    /// and costs each one reading.
    private static let byteLimit = 16 << 20
    /// Bytes of a query that is kept: usual ones are shorter, and a client must not fill memory with others.
    private static let queryLimit = 200

    private let state = Lock(State())

    /// The page as it was sent when the person's change number was this one.
    func page(_ key: Key, at changeNumber: Int64) -> [UInt8]? {
        state.withLock { state in
            guard let page = state.pages[key], page.changeNumber == changeNumber else { return nil }
            return page.bytes
        }
    }

    /// Keeps a page in place of the one before it.
    func keep(_ bytes: [UInt8], for key: Key, at changeNumber: Int64) {
        guard key.query.utf8.count <= Self.queryLimit, bytes.count <= Self.byteLimit / 16 else { return }
        let page = Page(changeNumber: changeNumber, bytes: bytes)
        state.withLock { state in
            if state.cost + page.cost > Self.byteLimit { state = State() }
            let old = state.pages.updateValue(page, forKey: key)
            state.cost += page.cost - (old?.cost ?? 0)
        }
    }

    /// Drops the pages of an erased person.
    func forget(_ person: UUID) {
        state.withLock { state in
            for key in state.pages.keys where key.person == person {
                state.cost -= state.pages.removeValue(forKey: key)?.cost ?? 0
            }
        }
    }
}
