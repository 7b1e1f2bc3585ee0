import JSON

/// The changes that a client sends at once.
package struct Push: Sendable {
    /// Mutations in one push at most: what a phone gathers in weeks, and a transaction of some ten milliseconds.
    package static let mutationLimit = 500

    /// Deletions that need no second word: a person deletes a few, a client gone wrong all.
    package static let deleteLimit = 100

    /// Whether all or none are to be carried out.
    let isAtomic: Bool

    /// Whether more deletions than a person makes by accident are meant.
    let confirmsDeletes: Bool

    /// Names the history that the client's revisions are of; nothing is done in another one.
    let cursor: String?

    let mutations: [JSONValue]

    /// Reads a push; what is wrong with single mutations is left to them.
    ///
    /// - Throws: `InvalidFields`.
    init(_ value: JSONValue) throws {
        self = try FieldReader.read(value, as: "a push") { fields in
            let isAtomic = fields.bool("atomic")
            let confirmsDeletes = fields.bool("confirmDeletes")
            let cursor = fields.string("cursor", expected: "a cursor of the feed") { $0 }
            let mutations = fields.values(
                "mutations", count: 0...Self.mutationLimit, required: true, expected: "a mutation", code: "wrong-type"
            ) { $0 }
            return mutations.map { Push(isAtomic ?? false, confirmsDeletes ?? false, cursor, $0) }
        }
    }

    private init(_ isAtomic: Bool, _ confirmsDeletes: Bool, _ cursor: String?, _ mutations: [JSONValue]) {
        self.isAtomic = isAtomic
        self.confirmsDeletes = confirmsDeletes
        self.cursor = cursor
        self.mutations = mutations
    }
}
