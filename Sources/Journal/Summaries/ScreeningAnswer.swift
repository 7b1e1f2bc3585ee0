package import CivilTime

/// The last answer to a question of the screening checklist.
package struct ScreeningAnswer: Sendable {
    package let recordID: UUID
    package let date: CivilDate
    package let instant: Instant
    package let item: ScreeningItem
    package let answer: Screening.Answer
}
