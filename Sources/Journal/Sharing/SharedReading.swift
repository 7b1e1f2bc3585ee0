package import CivilTime

/// A read through a share that is going on.
package struct SharedReading: Sendable {
    package let access: ShareAccess
    /// The period that is read.
    package let days: ClosedRange<CivilDate>
    /// The clinician whose account reads; `nil` for whoever holds the token.
    let reader: AccessEntry.Reader?
}
