package import CivilTime

/// How often one unwanted effect was written down.
package struct SideEffectSummary: Sendable {
    /// The person's word, in small letters.
    package let name: String
    /// Days on which it was written down.
    package let days: Int
    package let mild: Int
    package let moderate: Int
    package let severe: Int
    package let first: CivilDate
    package let last: CivilDate
}
