/// Rows of text whose columns begin below each other.
enum TextTable {
    /// Blanks between two columns.
    private static let gap = 2

    /// A line for each row; the last column ends where its text does.
    static func lines(_ rows: [[String]]) -> [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, text) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], text.count)
            }
        }
        return rows.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                line += text
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - text.count + gap)
                }
            }
            return line
        }
    }
}
