/// The unit of an amount of material.
package enum DoseUnit: String, Sendable, CaseIterable {
    case microgram = "ug"
    case milligram = "mg"
    case gram = "g"
    case millilitre = "ml"
    case drop
    case piece

    /// The power of ten that turns the unit into micrograms; `nil` where it measures no mass.
    var massExponent: Int? {
        switch self {
        case .microgram: 0
        case .milligram: 3
        case .gram: 6
        case .millilitre, .drop, .piece: nil
        }
    }
}
