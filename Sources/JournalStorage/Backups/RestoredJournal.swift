package import CivilTime

/// What a restore has put in place.
package struct RestoredJournal: Sendable, Hashable {
    /// Whose journals are in it.
    package let people: Int
    /// How many in the backup have been erased since, and were not put back.
    package let erased: Int
    /// When something in it was written last; `nil` where nothing was.
    package let newest: Instant?
}
