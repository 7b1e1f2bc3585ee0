extension Double {
    /// Whether two figures agree in all but the last digits; only 0 is close to 0.
    func isClose(to expected: Double, within tolerance: Double = 1e-9) -> Bool {
        self == expected || abs(self - expected) <= tolerance * abs(expected)
    }
}

/// What is not close to what is expected in its place, for a message that says which it is.
func differences(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-9) -> [String] {
    let pairs = zip(found, expected).enumerated()
        .filter { !$0.element.0.isClose(to: $0.element.1, within: tolerance) }
        .map { "[\($0.offset)]: \($0.element.0), not \($0.element.1)" }
    return found.count == expected.count ? pairs : pairs + ["\(found.count) figures, not \(expected.count)"]
}
