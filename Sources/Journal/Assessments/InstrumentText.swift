/// The English wording of an instrument.
package struct InstrumentText: Sendable, Hashable {
    /// The scored items in order.
    package let items: [String]

    /// What each answer means, from the lowest.
    package let answers: [String]
}
