/// A day of the week; the week begins on Monday (ISO 8601).
///
/// The raw value is the word used on the wire.
package enum Weekday: String, CaseIterable, Sendable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday
}
