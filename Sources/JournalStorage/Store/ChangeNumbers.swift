import Journal
import SQLite

/// Gives out a person's change numbers within one transaction and stores the last of them once: a push of a hundred
/// records touches its person's row no oftener than a single write does.
///
/// Used on the writer's thread only.
final class ChangeNumbers {
    private let connection: Connection
    private var owner: UUID?
    private var last: Int64 = 0
    private var isStored = true

    init(connection: Connection) {
        self.connection = connection
    }

    /// The person's next change number.
    ///
    /// - Throws: `.notFound` when the account has been erased since the request was let in.
    func next(of person: Person) throws -> Int64 {
        try load(person)
        last += 1
        isStored = false
        return last
    }

    /// Lets the next number be greater than this one.
    ///
    /// - Throws: as `next` does.
    func raise(to number: Int64, of person: Person) throws {
        try load(person)
        guard number > last else { return }
        last = number
        isStored = false
    }

    private func load(_ person: Person) throws {
        guard owner != person.id else { return }
        try store()
        guard let stored = try connection.first(Self.change, [person.id.value], map: { try $0.int64(0) }) else {
            throw JournalError.notFound
        }
        owner = person.id
        last = stored
    }

    /// Stores the last number that was given out.
    func store() throws {
        guard !isStored, let owner else { return }
        try connection.run(Self.setChange, [owner.value, .integer(last)])
        isStored = true
    }

    private static let change = Query(
        """
        SELECT change_number
        FROM users
        WHERE id = ?1
        """)

    private static let setChange = Query(
        """
        UPDATE users
        SET change_number = ?2
        WHERE id = ?1
        """)
}
