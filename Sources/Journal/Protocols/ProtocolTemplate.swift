/// The published cadence that a plan is modelled on; the program knows no better one.
package enum ProtocolTemplate: String, Sendable, CaseIterable {
    case fadiman
    case stamets
    case everyOtherDay = "every-other-day"
    case twoFixedDays = "two-fixed-days"
    case nightcap
    case workweek
    case intuitive
    case custom
}
