/// All that is kept of a record: the present revision first, then the earlier ones, newest first.
package struct RecordHistory: Sendable {
    package let record: Record
    package let versions: [RecordVersion]

    /// The record as it was at a version.
    package func record(at version: RecordVersion) -> Record {
        version.record(of: record)
    }
}
