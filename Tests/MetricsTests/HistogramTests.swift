import Dispatch
import Metrics
import Testing

@Suite("histograms")
struct HistogramTests {
    @Test(
        "a value falls into the first bucket whose bound it does not exceed",
        arguments: [
            (.zero, 0), (.microseconds(500), 0), (.nanoseconds(500_001), 1), (.milliseconds(1), 1), (.seconds(1), 2),
            (.seconds(86_400), 2),
        ] as [(Duration, Int)])
    func bucket(duration: Duration, bucket: Int) {
        let histogram = Histogram(seconds: [0.0005, 0.001])

        histogram.count(duration)

        #expect(histogram.figures.counts.firstIndex(of: 1) == bucket)
        #expect(histogram.figures.count == 1)
        #expect(abs(histogram.figures.sum - duration / .seconds(1)) < 1e-9)
    }

    @Test("from many threads at once nothing is lost")
    func threads() {
        let histogram = Histogram(bounds: [1, 2], resolution: 1)

        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for value in 0..<3_000 { histogram.count(value % 3 + 1) }
        }

        #expect(histogram.figures.counts == [8_000, 8_000, 8_000])
        #expect(histogram.figures.sum == 48_000)
    }

    @Test("work is timed whether it succeeds or not")
    func timed() {
        struct Failure: Error {}
        let histogram = Histogram(seconds: [3_600])

        let value = histogram.time { 7 }
        #expect(throws: Failure.self) { try histogram.time { () throws(Failure) in throw Failure() } }

        #expect(value == 7)
        #expect(histogram.figures.counts == [2, 0])
        #expect(histogram.figures.sum > 0)
    }

    @Test("counters know no others than their own")
    func counts() {
        let counts = AtomicCounts(count: 2)

        for index in [-1, 0, 1, 1, 2, .max] { counts.add(1, at: index) }

        #expect(counts.values == [1, 2])
    }
}
