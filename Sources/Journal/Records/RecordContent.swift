package import CivilTime
package import JSON

/// What a person writes into a record: the fields of one collection, already held to its rules.
///
/// A type that conforms adds a collection to the journal: its fields and rules are in `init?(reading:)`, everything
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

/// The members that the server sets; a client may send them back and they are not read.
let serverSetMembers = ["revision", "createdAt", "updatedAt", "localDate", "warnings"]

/// When a record's event happened: lists are sorted by date, then by instant.
package struct RecordEvent: Sendable, Hashable {
    /// The day that `from` and `to` filter by.
    package let date: CivilDate

    /// The moment within the order of that day.
    package let instant: Instant

    package init(date: CivilDate, instant: Instant) {
        self.date = date
        self.instant = instant
    }
}

/// A remark that is stored with a record and answered with it: a journal records what happened, it does not refuse it.
package struct Warning: Sendable, Hashable {
    /// The stable word for programs.
    package enum Code: String, Sendable, CaseIterable {
        /// The amount is above the protocol's ceiling.
        case aboveCeiling = "above-ceiling"
        /// The day lies in a rest block of the protocol.
        case inRestBlock = "in-rest-block"
        /// The day lies in a pause of the protocol.
        case inPause = "in-pause"
        /// The time lies ahead of the server's clock.
        case inFuture = "in-future"
    }

    /// What it is about.
    package let code: Code

    /// The sentence for people.
    package let detail: String

    /// `{"code":…,"detail":…}`.
    var json: JSONValue {
        ["code": .string(code.rawValue), "detail": .string(detail)]
    }

    /// How far ahead of the server's clock an entry may be before it is remarked upon, in milliseconds: phones drift by
    /// seconds, not by five minutes.
    static let clockTolerance: Int64 = 5 * 60 * 1000

    /// The remark on an entry from the future, if it is one.
    static func future(_ instant: Instant, now: Instant) -> [Warning] {
        guard instant.milliseconds > now.milliseconds + clockTolerance else { return [] }
        return [Warning(code: .inFuture, detail: "The time lies ahead of the server's clock (\(now.utcText)).")]
    }
}
