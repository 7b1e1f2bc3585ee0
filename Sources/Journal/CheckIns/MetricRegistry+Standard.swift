/// The metrics of every journal: what studies ask about day by day, and what low days are made of.
extension MetricRegistry {
    /// The fixed list; a person's own trackers come beside it.
    package static let standard = MetricRegistry(metrics: higherIsBetter + lowerIsBetter)

    private static let higherIsBetter = [
        Metric("mood", "Mood", .higherIsBetter, low: "very low", high: "very good"),
        Metric("energy", "Energy", .higherIsBetter, low: "exhausted", high: "full of energy"),
        Metric("focus", "Focus", .higherIsBetter, low: "scattered", high: "fully focused"),
        Metric("creativity", "Creativity", .higherIsBetter, low: "no ideas", high: "full of ideas"),
        Metric("connectedness", "Connectedness", .higherIsBetter, low: "cut off", high: "deeply connected"),
        Metric(
            "contemplation", "Contemplation", .higherIsBetter, low: "not contemplative", high: "deeply contemplative"),
        Metric("productivity", "Productivity", .higherIsBetter, low: "nothing done", high: "very productive"),
        Metric("wellbeing", "Well-being", .higherIsBetter, low: "very unwell", high: "very well"),
        Metric(
            "resilience", "Resilience", .higherIsBetter, low: "overwhelmed by anything",
            high: "able to cope with anything"),
        Metric("calm", "Calm", .higherIsBetter, low: "not calm at all", high: "completely calm"),
        Metric("motivation", "Motivation", .higherIsBetter, low: "none", high: "very strong"),
    ]

    private static let lowerIsBetter = [
        Metric("anxiety", "Anxiety", .lowerIsBetter, low: "none", high: "extreme"),
        Metric("stress", "Stress", .lowerIsBetter, low: "none", high: "extreme"),
        Metric("irritability", "Irritability", .lowerIsBetter, low: "not irritable", high: "extremely irritable"),
        Metric("sadness", "Sadness", .lowerIsBetter, low: "not sad", high: "extremely sad"),
        Metric(
            "anhedonia", "Anhedonia", .lowerIsBetter, low: "full pleasure in things", high: "no pleasure in anything"),
        Metric("hopelessness", "Hopelessness", .lowerIsBetter, low: "hopeful", high: "without any hope"),
        Metric("rumination", "Rumination", .lowerIsBetter, low: "none", high: "without pause"),
        Metric("fatigue", "Fatigue", .lowerIsBetter, low: "none", high: "extreme"),
    ]
}
