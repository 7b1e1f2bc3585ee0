package import CivilTime

/// The person's own words in a record of a section that they show.
package struct ReleasedNote: Sendable {
    package let recordID: UUID
    package let date: CivilDate
    /// The collection of the record.
    package let collection: String
    /// The member, such as `note`, `intention` or `setting.note`.
    package let field: String
    package let text: String
}
