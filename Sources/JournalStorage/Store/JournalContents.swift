package import CivilTime
package import Journal

/// What a look through a journal has found, without a word of what is in it.
package struct JournalContents: Sendable {
    package var people = 0
    /// People whose data key, profile or newest record does not open.
    package var unopened: [UUID] = []
    /// When something was written last.
    package var newest: Instant?
    /// Whether a rotation of the master key was cut short.
    package var isBeingSealedAnew = false
    /// People who are erased, but not known to have been taken from the master key.
    package var unfinishedErasures = 0
}
