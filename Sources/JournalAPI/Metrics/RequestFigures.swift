import HTTPServing
import HTTPTypes
package import Metrics

/// Counts requests by method, route and status, and how long they took.
///
/// How much there is to tell is bounded by the route table, whatever is asked for: paths that are none, and methods that
/// a path lacks, are `-`. Each event loop has counters of its own, so that no two loops write to the same memory.
package final class RequestFigures: Sendable {
    /// What was counted of one method and route.
    package struct Row: Sendable {
        package let method: String
        /// The pattern of the path.
        package let route: String
        /// By status; those that did not occur are left out.
        package let statuses: [(status: String, count: Int)]
        package let durations: HistogramFigures
    }

    /// The upper ends of the buckets of durations, in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Statuses that are told apart; all others are one.
    private static let statuses = [
        200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 500, 503,
    ]
    /// Methods that are told apart where no route was found; all others are the last.
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"]

    private let names: [(method: String, route: String)]
    private let bounds: [Duration]
    /// The place of each status code's counter, by the code.
    private let places: [UInt8]
    /// Counters of a row: statuses and others, buckets and beyond, nanoseconds in all.
    private let width: Int
    private let firstBucket: Int
    private let stripes: [AtomicCounts]

    /// - Parameter loops: event loops that count.
    init(routes: [Route], loops: Int) {
        names =
            routes.flatMap { [($0.method.rawValue, $0.pattern), ("HEAD", $0.pattern)] }
            + Self.methods.map { ($0, "-") }
        bounds = Self.bounds.map { .nanoseconds(Int64($0 * 1e9)) }
        var places = [UInt8](repeating: UInt8(Self.statuses.count), count: 600)
        for (place, status) in Self.statuses.enumerated() { places[status] = UInt8(place) }
        self.places = places
        firstBucket = Self.statuses.count + 1
        width = firstBucket + Self.bounds.count + 2
        let count = names.count * width
        stripes = (0..<max(1, loops)).map { _ in AtomicCounts(count: count) }
    }

    /// The row of requests for a route, by its place in the table; HEAD is answered by the route of GET.
    func row(ofRoute place: Int, isHead: Bool) -> Int { 2 * place + (isHead ? 1 : 0) }

    /// The row of requests for no route.
    func row(ofUnroutedMethod method: String) -> Int {
        let place = Self.methods.firstIndex(of: method) ?? Self.methods.count - 1
        return names.count - Self.methods.count + place
    }

    /// Counts an answer.
    func count(row: Int, status: Int, duration: Duration) {
        let stripe = stripes[(EventLoop.current?.index ?? 0) % stripes.count]
        let first = row * width
        let place = places.indices.contains(status) ? Int(places[status]) : Self.statuses.count
        var bucket = 0
        while bucket < bounds.count, duration > bounds[bucket] { bucket += 1 }
        let (seconds, attoseconds) = duration.components
        stripe.add(1, at: first + place)
        stripe.add(1, at: first + firstBucket + bucket)
        stripe.add(Int(seconds) &* 1_000_000_000 &+ Int(attoseconds / 1_000_000_000), at: first + width - 1)
    }

    /// Everything that was counted so far; rows of nothing are left out.
    package var rows: [Row] {
        let values = stripes.map(\.values)
        return names.indices.compactMap { row in
            let cells = (0..<width).map { cell in values.reduce(0) { $0 + $1[row * width + cell] } }
            let statuses = cells.prefix(firstBucket).enumerated().filter { $0.element > 0 }.map { place, count in
                (place < Self.statuses.count ? String(Self.statuses[place]) : "other", count)
            }
            let buckets = Array(cells[firstBucket..<width - 1])
            guard !statuses.isEmpty, buckets.contains(where: { $0 > 0 }) else { return nil }
            return Row(
                method: names[row].method, route: names[row].route, statuses: statuses,
                durations: HistogramFigures(bounds: Self.bounds, counts: buckets, sum: Double(cells[width - 1]) * 1e-9))
        }
    }
}
