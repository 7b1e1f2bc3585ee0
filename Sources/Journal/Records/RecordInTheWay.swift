package import JSON

/// The record as it stands where a precondition does not hold, for the client to go on from.
package struct RecordInTheWay: Sendable {
    /// A live record or a tombstone.
    package let record: Record
    /// The crisis text, if the record holds a risk flag.
    package let notice: JSONObject?
}

extension Records {
    /// The refusal of a request whose precondition does not hold.
    ///
    /// - Parameter record: the record as it stands, if there is one.
    package func preconditionFailed(
        at record: Record?, of person: Person, from transaction: any ReadTransaction
    ) throws -> JournalError {
        .preconditionFailed(
            current: try record.map { record in
                RecordInTheWay(record: record, notice: try riskAddition(to: record, of: person, from: transaction))
            })
    }
}
