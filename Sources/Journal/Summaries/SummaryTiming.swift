/// How much of a period was written down, and how soon: what a reader needs to know how far to trust the rest.
package struct SummaryTiming: Sendable {
    /// Days of the period with a check-in; `nil` where check-ins are withheld.
    package let daysWithCheckIn: Int?
    package let checkIns: Delays?
    /// `nil` where doses are withheld.
    package let doses: Delays?

    /// When entries were written, against when what they tell of happened.
    package struct Delays: Sendable {
        package let entries: Int
        /// Written after the day that follows the one they are about.
        package let backFilled: Int
        /// From another program, so that nobody knows when they were written.
        package let imported: Int
        /// Hours; `nil` without an entry whose delay is known.
        package let medianDelayHours: Double?
    }
}
