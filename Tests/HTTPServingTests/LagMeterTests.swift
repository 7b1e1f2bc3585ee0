import Metrics
import Testing

@testable import HTTPServing

@Suite("how late a loop comes to its timer")
struct LagMeterTests {
    private let start = SuspendingClock.now
    private let lags = Histogram(seconds: [0.001, 0.1])

    /// What a timer of every 250 ms counts that came at these milliseconds.
    private func figures(_ times: [Int]) -> HistogramFigures {
        var meter = LagMeter(counting: lags, interval: .milliseconds(250))
        meter.start(at: start)
        for time in times { meter.tick(at: start + .milliseconds(time)) }
        return lags.figures
    }

    @Test(
        "a turn in time has no lag, a late one as much as it is late, and those after it none",
        arguments: [
            ([250, 500, 750], [3, 0, 0], 0), ([249], [1, 0, 0], 0), ([300, 500], [1, 1, 0], 0.05),
            ([1_270, 1_500, 1_750], [2, 0, 1], 1.02), ([510, 760], [0, 1, 1], 0.27),
        ] as [([Int], [Int], Double)])
    func lag(times: [Int], counts: [Int], sum: Double) {
        let figures = figures(times)

        #expect(figures.counts == counts)
        #expect(abs(figures.sum - sum) < 1e-6)
    }
}
