/// Values of scales, which may be as fine as a person likes.
extension NumberText {
    /// Decimals at most: beyond them is what computing leaves of nothing.
    private static let mostDecimals = 6

    /// With the decimals that the scale needs, one at least, and more where the value would have less than two digits that
    /// count; a dash where nothing was recorded.
    ///
    /// - Parameter range: the scale's ends, if they are known.
    static func value(_ number: Double?, of range: ClosedRange<Double>?) -> String {
        guard let number, number.isFinite, number.magnitude < 1e12 else { return "–" }
        let needed = range.map { fewestDecimals(ofSpan: $0.upperBound - $0.lowerBound) } ?? 1
        var decimals = needed
        while decimals < mostDecimals, number.magnitude < power(1 - decimals) { decimals += 1 }
        return text(number, decimals: decimals, atLeast: needed)
    }

    /// The same without zeros at the end, as the end of a scale.
    static func short(_ number: Double, of range: ClosedRange<Double>?) -> String {
        whole(trimmed(value(number, of: range), toDecimals: 1))
    }

    /// Without the decimal of a whole number.
    static func whole(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }

    /// As many as tell a hundredth of a short scale; one from 2 on, as of 0 to 10.
    private static func fewestDecimals(ofSpan span: Double) -> Int {
        guard span > 0, span < 2 else { return 1 }
        var decimals = 2
        while decimals < mostDecimals, span < power(2 - decimals) { decimals += 1 }
        return decimals
    }

    /// A power of ten.
    private static func power(_ exponent: Int) -> Double {
        let size = (0..<abs(exponent)).reduce(1.0) { product, _ in product * 10 }
        return exponent < 0 ? 1 / size : size
    }

    /// Half away from zero; decimals beyond the least number are left out where they are zeros.
    private static func text(_ number: Double, decimals: Int, atLeast least: Int) -> String {
        let unit = Int(power(decimals))
        let units = Int((number * Double(unit)).rounded())
        let fraction = String(abs(units) % unit)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return trimmed("\(units < 0 ? "−" : "")\(abs(units) / unit).\(zeros)\(fraction)", toDecimals: least)
    }

    private static func trimmed(_ text: String, toDecimals least: Int) -> String {
        guard let point = text.firstIndex(of: ".") else { return text }
        var text = text
        while text.hasSuffix("0"), text[point...].count - 1 > least { text.removeLast() }
        return text
    }
}
