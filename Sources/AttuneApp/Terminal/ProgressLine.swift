/// How far a piece of work has come, as one line of text.
struct ProgressLine: Sendable {
    /// Characters of the bar at most: more tell no more.
    private static let longestBar = 40
    /// Characters of the bar at least: fewer are left out.
    private static let shortestBar = 5

    let label: String
    let done: Int
    let total: Int
    /// What is counted; empty: nothing is said of it.
    let unit: String

    /// The line in at most so many columns: label, bar, share, count. What has no room is left out from the bar on.
    ///
    /// A total of 0 is not known yet: then there is neither bar nor share.
    func text(columns: Int) -> String {
        guard total > 0 else { return String(joined(["\(done)"]).prefix(columns)) }
        let done = min(max(done, 0), total)
        let (share, remainder) = done.multipliedReportingOverflow(by: 100)
        let percent = remainder ? done / (total / 100) : share / total
        let figures = [Self.padded("\(percent)", to: 3) + " %", "\(done)/\(total)"]
        let room = min(columns - joined(figures).count - 3, Self.longestBar)
        guard room >= Self.shortestBar else { return String(joined(figures).prefix(columns)) }
        let filled = Int(Double(room) * Double(done) / Double(total))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
        return joined(["[\(bar)]"] + figures)
    }

    private func joined(_ parts: [String]) -> String {
        ([label] + parts + [unit]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
