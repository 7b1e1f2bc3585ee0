import Journal

extension DoseUnit {
    /// What people read.
    var words: String {
        switch self {
        case .microgram: "µg"
        case .milligram, .gram, .millilitre: rawValue
        case .drop: "drops"
        case .piece: "pieces"
        }
    }

    /// The same for one of it.
    var wordsOfOne: String {
        switch self {
        case .drop, .piece: rawValue
        default: words
        }
    }

    /// The code of UCUM; it has none for pieces, which are annotated ones.
    var ucum: String {
        switch self {
        case .microgram, .milligram, .gram: rawValue
        case .millilitre: "mL"
        case .drop: "[drp]"
        case .piece: "{piece}"
        }
    }
}
