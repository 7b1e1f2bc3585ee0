import JSON
import Journal

/// That something is withheld, and not what: a hint of it would tell it.
struct WithheldSection {
    /// Of sections.
    let count: Int

    /// `nil` where all is shown.
    var sentence: String? { count > 0 ? "\(count.counting("section")) withheld by the patient." : nil }

    /// `nil` where all is shown.
    var section: DocumentSection? {
        sentence.map { DocumentSection("Withheld", .local("withheld"), Narrative($0), orEmptyAs: .withheld) }
    }
}
