/// The outline of a shape in SVG's path grammar, in coordinates of one decimal.
struct ChartPath {
    private var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func move(to x: Double, _ y: Double) { append("M", x, y) }

    mutating func line(to x: Double, _ y: Double) { append("L", x, y) }

    mutating func close() { bytes.append(UInt8(ascii: "Z")) }

    /// A line of no length, which round caps make a dot of: a day whose neighbours have no value.
    mutating func dot(at x: Double, _ y: Double) {
        move(to: x, y)
        bytes.append(contentsOf: "h0".utf8)
    }

    /// A line through values in order; where one is missing the line has a gap.
    mutating func line(through points: [(x: Double, y: Double)?]) {
        for (index, point) in points.enumerated() {
            guard let point else { continue }
            let hasPrevious = index > 0 && points[index - 1] != nil
            let hasNext = index + 1 < points.count && points[index + 1] != nil
            if hasPrevious {
                line(to: point.x, point.y)
            } else if hasNext {
                move(to: point.x, point.y)
            } else {
                dot(at: point.x, point.y)
            }
        }
    }

    private mutating func append(_ command: Unicode.Scalar, _ x: Double, _ y: Double) {
        bytes.append(UInt8(truncatingIfNeeded: command.value))
        bytes += Self.number(x)
        bytes.append(UInt8(ascii: " "))
        bytes += Self.number(y)
    }

    /// With one decimal, or none where that is 0; what is no coordinate of a chart is 0.
    static func number(_ value: Double) -> [UInt8] {
        guard value.isFinite, value.magnitude < 100_000 else { return [UInt8(ascii: "0")] }
        let tenths = Int((value * 10).rounded())
        var text = tenths < 0 ? "-" : ""
        text += String(abs(tenths) / 10)
        if tenths % 10 != 0 { text += ".\(abs(tenths) % 10)" }
        return Array(text.utf8)
    }
}
