import CivilTime
import HTTPServing
import Journal

/// What is asked of a summary.
struct SummaryQuery: Sendable {
    let from: CivilDate?
    let to: CivilDate?
    /// The metrics that are drawn beside mood.
    let metrics: [String]
    /// The media type.
    let format: String

    /// Metrics that can be chosen beside mood.
    private static let metricCount = 2

    init(_ call: Call) throws {
        var query = try QueryReader(call)
        let days = try DayRange(&query)
        from = days.from
        to = days.to
        metrics =
            try query.take("metrics", expected: "one or two keys of metrics, with a comma between them") { text in
                let keys = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                return (1...Self.metricCount).contains(keys.count) && keys.allSatisfy { !$0.isEmpty } ? keys : nil
            } ?? []
        try query.finish()
        format = Acceptance.preferred(of: SummaryHandlers.formats, by: call.request)
    }

    /// What is said of days that cannot be shown.
    static let refusal = Problem(
        .malformedQuery,
        detail: "There are no such days up to today that may be shown, or more than \(InsightsPeriod.maximumDays).")
}
