package import CivilTime

/// An answer above zero to a question about death, suicide or self-harm, word for word.
package struct RiskAnswer: Sendable {
    /// The assessment or screening.
    package let recordID: UUID
    package let date: CivilDate
    package let instant: Instant
    /// The questionnaire, such as `Patient Health Questionnaire-9`, or `Screening`.
    package let source: String
    /// The instrument's key, such as `phq-9`; `nil` for the screening.
    package let instrument: String?
    /// The number of the item, from 1; `nil` for the screening.
    package let item: Int?
    /// The question in its own words; `nil` where the licence keeps them.
    package let question: String?
    /// What was answered: a score, or `yes`.
    package let answer: String
    /// What the answer means in the instrument's own words; `nil` where the licence keeps them.
    package let answerText: String?
    /// Whether only a total was recorded, and the answer is the least that it leaves for the item.
    package let isInferred: Bool
    /// When the person was told of the notice and had seen it.
    package let acknowledgedAt: Instant?
    /// The same as a date where the person was, the zone of the assessment.
    package let acknowledgedOn: CivilDate?
}
