package import CivilTime
package import JSON

/// What a person writes into a record: the fields of one collection, already held to its rules.
///
/// A type that conforms adds a collection to the journal: its fields and rules are in `init?(reading:by:)`, everything
/// else (CRUD, ETags, paging, idempotency, sealing) comes from the record store.
package protocol RecordContent: Sendable {
    /// The collection that records with this content belong to.
    static var collection: Collection { get }

    /// Reads the fields and reports each fault to the reader; `nil` when the content cannot be built.
    init?(reading fields: inout FieldReader, by rules: JournalRules)

    /// The canonical form: every field that is present, defaults filled in, in a fixed order.
    var json: JSONObject { get }

    /// When it happened, which orders and filters lists.
    var event: RecordEvent { get }

    /// The record that this one hangs on.
    var parentID: UUID? { get }

    /// What the person should know about this entry; it is stored all the same.
    func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning]
}

extension RecordContent {
    package var parentID: UUID? { nil }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] { [] }
}
