import Metrics
import Testing

@Suite("the text of metrics")
struct MetricsTextTests {
    private func text(_ write: (inout MetricsText) -> Void) -> String {
        var text = MetricsText()
        write(&text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test("a family has its help, its type and a line for each sample")
    func family() {
        let text = text {
            $0.counters("a_total", "What it is.", [([("route", "/a"), ("status", "200")], 3), ([("route", "/b")], 0)])
            $0.gauge("b_bytes", "Another.", 4096)
        }

        #expect(
            text == """
                # HELP a_total What it is.
                # TYPE a_total counter
                a_total{route="/a",status="200"} 3
                a_total{route="/b"} 0
                # HELP b_bytes Another.
                # TYPE b_bytes gauge
                b_bytes 4096

                """)
    }

    @Test("the buckets of a histogram hold all that is below their bounds, and the last is the count")
    func histogram() {
        let histogram = Histogram(bounds: [1, 2.5, 10], resolution: 1)
        for value in [0, 1, 2, 3, 10, 11, 400] { histogram.count(value) }

        let text = text { $0.histograms("h", "H.", [([("loop", "0")], histogram.figures)]) }

        #expect(
            text == """
                # HELP h H.
                # TYPE h histogram
                h_bucket{loop="0",le="1"} 2
                h_bucket{loop="0",le="2.5"} 3
                h_bucket{loop="0",le="10"} 5
                h_bucket{loop="0",le="+Inf"} 7
                h_sum{loop="0"} 427
                h_count{loop="0"} 7

                """)
    }

    @Test("what would end a label or a line is escaped")
    func escaped() {
        let text = text { $0.gauges("g", "a \\ b\n\"c\"", [([("l", "a \\ b\n\"c\"")], 1)]) }

        #expect(text.split(separator: "\n").first == #"# HELP g a \\ b\n"c""#)
        #expect(text.split(separator: "\n").last == #"g{l="a \\ b\n\"c\""} 1"#)
    }

    @Test(
        "numbers are as Prometheus reads them",
        arguments: [
            (0, "0"), (-1, "-1"), (1_796_040_000, "1796040000"), (0.0005, "0.0005"), (1.5, "1.5"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.nan, "NaN"), (9_007_199_254_740_991, "9007199254740991"), (1e300, "1e+300"),
        ] as [(Double, String)])
    func numbers(value: Double, shown: String) {
        #expect(text { $0.gauge("g", "G.", value) }.hasSuffix("\ng \(shown)\n"))
    }
}
