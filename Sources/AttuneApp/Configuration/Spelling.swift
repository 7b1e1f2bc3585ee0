/// Names that were meant by others that are spelled a little differently.
package enum Spelling {
    /// The name nearest to a text, whatever the case; `nil` where none is within a third of the text's length.
    package static func nearest(to text: String, among names: [String]) -> String? {
        let length = text.unicodeScalars.count
        let limit = length / 3
        var best: (name: String, distance: Int)?
        for name in names where abs(name.unicodeScalars.count - length) <= limit {
            let distance = distance(text.lowercased(), name.lowercased())
            if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// How many letters have to be added, left out, replaced or exchanged with their neighbour to make one text of the
    /// other, no place being touched twice (Damerau 1964, Levenshtein 1966; optimal string alignment).
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.unicodeScalars)
        let second = Array(second.unicodeScalars)
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var cost = min(current[column], previous[column + 1]) + 1
                cost = min(cost, previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
