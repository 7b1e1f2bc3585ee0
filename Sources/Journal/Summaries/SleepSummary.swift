/// The nights that were written down.
package struct SleepSummary: Sendable {
    /// Minutes a night; `nil` where none was written down.
    package let minutes: Figures?
    /// How good they were, 0…10.
    package let quality: Figures?

    /// Of one value a day.
    package struct Figures: Sendable {
        package let days: Int
        package let mean: Double
        package let minimum: Double
        package let maximum: Double
    }
}
