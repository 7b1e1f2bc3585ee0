/// The codes of remarks beside those of `FaultCode`.
package enum ImportCode {
    /// A record with the same id and other content is here, and stays as it is.
    static let differs = "differs"
    /// The record was deleted here since.
    static let deleted = "deleted"
    /// The id is that of a record of another collection.
    static let idTaken = "id-taken"
    /// A collection that this journal does not have.
    static let unknownCollection = "unknown-collection"
    /// A mood that the request gives no value for.
    static let unknownMood = "unknown-mood"
    /// A column that is not taken over.
    static let unknownColumn = "unknown-column"
    /// A dose without an amount.
    static let noDose = "no-dose"
    /// A unit that is none of the journal's.
    static let unknownUnit = "unknown-unit"
    /// Somebody else took the dose.
    static let otherPerson = "other-person"
}
