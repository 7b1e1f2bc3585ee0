package import CivilTime
package import JSON

/// What a person writes into a record: the fields of one collection, already held to its rules.
///
/// A type that conforms adds a collection to the journal: its fields and rules are in `init?(reading:by:)`, everything
/// else (CRUD, ETags, paging, idempotency, sealing) comes from the record store.
package protocol RecordContent: Sendable {
    /// The collection that records with this content belong to.
    static var collection: Collection { get }

    /// The members that the server adds to those of every record; a client may send them back and they are not read.
    static var derivedMembers: [String] { get }

    /// Reads the fields and reports each fault to the reader; `nil` when the content cannot be built.
    init?(reading fields: inout FieldReader, by rules: JournalRules)

    /// The canonical form: every field that is present, defaults filled in, in a fixed order.
    var json: JSONObject { get }

    /// When it happened, which orders and filters lists.
    var event: RecordEvent { get }

    /// The record that this one hangs on.
    var parentID: UUID? { get }

    /// Answers above zero to a question about suicide: they are never passed over.
    var riskFlags: [RiskFlag] { get }

    /// The content as it is to be stored, where that depends on what it takes the place of or on other records.
    ///
    /// - Parameter now: when it was written: as the device says where that is credible, or else now.
    ///
    /// - Throws: `InvalidFields` where it contradicts them.
    func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> Self

    /// The content with what `settled` had added to it when it was stored, where later readings need that.
    func recalling(_ record: Record) throws -> Self

    /// What else `settled` would find wrong with a body that does not even read, so that all is reported at once.
    static func referenceFaults(
        in body: JSONObject, of person: Person, rules: JournalRules, in transaction: any RecordReading
    ) throws -> [Fault]

    /// The content with what has come about over time (what `settled` had added to it), read from a record that is put back
    /// as it was.
    ///
    /// - Throws: `InvalidFields` for what `settled` cannot have added.
    func restoring(_ members: JSONObject) throws -> Self

    /// What keeps the content, as a record that is put back, from standing beside those that are there.
    func collisions(
        beside trackers: inout ImportTrackers, of person: Person, in transaction: any RecordReading
    ) throws -> [Fault]

    /// The greatest version of a tracker that it speaks of.
    var greatestTrackerVersion: Int? { get }

    /// The columns of the collection's table, but for those of every record.
    static var csvColumns: [CSVColumn] { get }

    /// What the person should know about this entry; it is stored all the same.
    func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning]
}

extension RecordContent {
    package static var derivedMembers: [String] { [] }

    package var parentID: UUID? { nil }

    package var riskFlags: [RiskFlag] { [] }

    package func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> Self {
        self
    }

    package func recalling(_ record: Record) throws -> Self { self }

    package func restoring(_ members: JSONObject) throws -> Self { self }

    package func collisions(
        beside trackers: inout ImportTrackers, of person: Person, in transaction: any RecordReading
    ) throws -> [Fault] { [] }

    package var greatestTrackerVersion: Int? { nil }

    package static func referenceFaults(
        in body: JSONObject, of person: Person, rules: JournalRules, in transaction: any RecordReading
    ) throws -> [Fault] { [] }

    package func warnings(parent: (any RecordContent)?, now: Instant) -> [Warning] { [] }
}
